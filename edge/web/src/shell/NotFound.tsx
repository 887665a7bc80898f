import { useTranslation } from "react-i18next";
import { ButtonLink } from "../design/Button";
import { Empty } from "../design/Empty";
import { usePageTitle } from "./Page";

export function NotFound() {
  const { t } = useTranslation("shell");
  usePageTitle(t("not-found.title"));
  return (
    <Empty page title={t("not-found.title")}>
      <ButtonLink href="/" look="primary">
        {t("not-found.home")}
      </ButtonLink>
    </Empty>
  );
}
