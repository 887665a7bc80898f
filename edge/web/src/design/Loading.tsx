import { useTranslation } from "react-i18next";
import styles from "./states.module.css";

/** The shape of what is to come. */
export function Loading({ rows = 5 }: { rows?: number }) {
  const { t } = useTranslation("shell");
  return (
    <div className={styles.skeletons} role="status">
      <span className="hidden">{t("loading")}</span>
      {Array.from({ length: rows }, (_, i) => i).map((i) => (
        <div key={i} className={styles.skeleton} style={{ opacity: 1 - i / (rows + 1) }} />
      ))}
    </div>
  );
}
