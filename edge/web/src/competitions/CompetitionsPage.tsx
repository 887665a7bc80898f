import { useTranslation } from "react-i18next";
import { Empty } from "../design/Empty";
import { Page } from "../shell/Page";

export default function CompetitionsPage() {
  const { t } = useTranslation("shell");
  return (
    <Page title={t("nav.competitions")}>
      <Empty title={t("loading")} />
    </Page>
  );
}
