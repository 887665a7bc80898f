import { useTranslation } from "react-i18next";
import { clock } from "../i18n/format";
import styles from "./report.module.css";

/** Below this share there is no room for the digit; the words for screen readers have it all the same. */
const NARROW = 0.07;

/** Time in zones 1 to 5, side by side in that order. */
export function ZoneBar({ seconds }: { seconds: readonly number[] }) {
  const { t } = useTranslation("shell");
  const total = seconds.reduce((sum, it) => sum + it, 0);
  const words = seconds.map((it, index) => `${t("zone.word")} ${index + 1}: ${clock(it)}`).join(", ");
  if (total === 0) {
    return "–";
  }
  return (
    <span className={styles.bar} role="img" aria-label={words} title={words}>
      {seconds.map((it, index) => (
        <span
          // biome-ignore lint/suspicious/noArrayIndexKey: the place is the zone
          key={index}
          style={{ flexGrow: it, background: `var(--zone-${index + 1})` }}
        >
          {it / total >= NARROW ? index + 1 : ""}
        </span>
      ))}
    </span>
  );
}
