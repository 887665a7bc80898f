import { useTranslation } from "react-i18next";
import { Empty } from "../design/Empty";
import { Page } from "../shell/Page";

export default function SettingsPage() {
  const { t } = useTranslation("shell");
  return (
    <Page title={t("nav.settings")}>
      <Empty title={t("loading")} />
    </Page>
  );
}
