import { useTranslation } from "react-i18next";
import { Empty } from "../design/Empty";
import { Page } from "../shell/Page";

export default function TrainPage() {
  const { t } = useTranslation("shell");
  return (
    <Page title={t("nav.train")}>
      <Empty title={t("loading")} />
    </Page>
  );
}
