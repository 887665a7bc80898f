import { useTranslation } from "react-i18next";
import { Button } from "../../design/Button";
import styles from "./settings.module.css";
import type { Saving } from "./useSaving";

/** The button that saves a form, and what became of it. */
export function Saved({ saving }: { saving: Saving }) {
  const { t } = useTranslation("athlete");
  return (
    <p className={styles.saved}>
      <Button type="submit" look="primary" disabled={saving.busy}>
        {t("settings.save")}
      </Button>
      <span role="status">{saving.done && t("settings.saved")}</span>
      {saving.message && <span role="alert">{saving.message}</span>}
    </p>
  );
}
