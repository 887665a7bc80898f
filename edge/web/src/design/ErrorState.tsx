import { useTranslation } from "react-i18next";
import { messageOf } from "../api/problem";
import { Button } from "./Button";
import styles from "./states.module.css";

/** Something failed: what, in words, and a way to try again. */
export function ErrorState({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { t } = useTranslation("shell");
  return (
    <div className={styles.state} role="alert">
      <p className={styles.stateTitle}>{t("failed")}</p>
      <p>{messageOf(error)}</p>
      {onRetry && <Button onClick={onRetry}>{t("retry")}</Button>}
    </div>
  );
}
