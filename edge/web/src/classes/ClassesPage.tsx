import { useTranslation } from "react-i18next";
import { Empty } from "../design/Empty";
import { Page } from "../shell/Page";

export default function ClassesPage() {
  const { t } = useTranslation("shell");
  return (
    <Page title={t("nav.classes")}>
      <Empty title={t("loading")} />
    </Page>
  );
}
