import { useTranslation } from "react-i18next";
import { Empty } from "../design/Empty";
import { Page } from "../shell/Page";

export default function AdminPage() {
  const { t } = useTranslation("shell");
  return (
    <Page title={t("nav.admin")}>
      <Empty title={t("loading")} />
    </Page>
  );
}
