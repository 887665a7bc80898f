import { useTranslation } from "react-i18next";
import { Button } from "../../design/Button";
import { changeLogIn } from "../../session/session";
import styles from "./settings.module.css";

const ACTIONS = ["passkey", "code", "password"] as const;

/** How somebody proves who they are; each is set up at the login page, which asks first. */
export function Ways() {
  const { t } = useTranslation("athlete");
  return (
    <>
      <p className="quiet">{t("ways.why")}</p>
      <p className={styles.ways}>
        {ACTIONS.map((action) => (
          <Button
            key={action}
            look={action === "passkey" ? "primary" : "outline"}
            onClick={() => void changeLogIn(action)}
          >
            {t(`ways.${action}`)}
          </Button>
        ))}
      </p>
    </>
  );
}
