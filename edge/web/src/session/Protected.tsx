import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../design/Button";
import { Empty } from "../design/Empty";
import { Loading } from "../design/Loading";
import type { Role } from "./person";
import { logIn, useSession } from "./session";

/** A page for people with a role: who is not logged in is asked to, who may not see it is told so. */
export function Protected({ role, children }: { role: Role; children: ReactNode }) {
  const { t } = useTranslation("shell");
  const session = useSession();
  if (session.status === "looking") {
    return <Loading />;
  }
  if (!("person" in session)) {
    return (
      <Empty page title={t("session.needed")}>
        <p>{t("session.needed-why")}</p>
        <Button look="primary" onClick={() => void logIn()}>
          {t("session.login")}
        </Button>
      </Empty>
    );
  }
  if (!session.person.roles.includes(role)) {
    return (
      <Empty page title={t("session.forbidden")}>
        <p>{t("session.forbidden-why", { role })}</p>
      </Empty>
    );
  }
  return children;
}
