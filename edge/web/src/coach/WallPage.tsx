import { useTranslation } from "react-i18next";
import { Empty } from "../design/Empty";
import { Page } from "../shell/Page";

export default function WallPage() {
  const { t } = useTranslation("shell");
  return (
    <Page title={t("nav.coach")}>
      <Empty title={t("loading")} />
    </Page>
  );
}
