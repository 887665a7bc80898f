import { useTranslation } from "react-i18next";
import { useFormat } from "../i18n/format";
import type { Competition } from "./competitions";
import styles from "./competitions.module.css";

/** What it is decided by, in words. */
export function RulesList({ it }: { it: Competition }) {
  const { t } = useTranslation(["competitions", "board"]);
  const format = useFormat();
  const rules = [
    [t("rules.metric"), t(`board:metric.${it.metric}`)],
    [t("rules.best"), it.bestOf === 0 ? t("rules.best-all") : t("rules.best-of", { count: it.bestOf })],
    [t("rules.ties"), t(`rules.ties-${it.ties}`)],
    [t("rules.entries"), format.number(it.mostEntries)],
  ] as const;
  return (
    <dl className={styles.rules}>
      {rules.map(([what, how]) => (
        <div key={what}>
          <dt>{what}</dt>
          <dd>{how}</dd>
        </div>
      ))}
    </dl>
  );
}
