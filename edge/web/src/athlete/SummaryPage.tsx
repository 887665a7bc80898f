import { useTranslation } from "react-i18next";
import { Empty } from "../design/Empty";
import { Page } from "../shell/Page";

export default function SummaryPage() {
  const { t } = useTranslation("shell");
  return (
    <Page title={t("nav.me")}>
      <Empty title={t("loading")} />
    </Page>
  );
}
