import { useTranslation } from "react-i18next";
import { Empty } from "../design/Empty";
import { Page } from "../shell/Page";

export default function TvPage() {
  const { t } = useTranslation("shell");
  return (
    <Page title={t("nav.live")}>
      <Empty title={t("loading")} />
    </Page>
  );
}
