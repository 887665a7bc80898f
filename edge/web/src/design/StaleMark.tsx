import { memo } from "react";
import { useTranslation } from "react-i18next";
import styles from "./states.module.css";

export type Age = "unknown" | "live" | "late" | "stale" | "gone";

/** How old a value is; the word says it, the colour only repeats it. */
export const StaleMark = memo(function StaleMark({ age }: { age: Age }) {
  const { t } = useTranslation("shell");
  if (age === "unknown") {
    return null;
  }
  return (
    <span className={styles.mark} data-age={age} title={t(`age.${age}.meaning`)}>
      {t(`age.${age}.word`)}
    </span>
  );
});
