import { useTranslation } from "react-i18next";
import { ZoneBadge } from "../../design/ZoneBadge";
import { clock, useFormat } from "../../i18n/format";
import styles from "./workouts.module.css";

/** Time in each heart-rate zone, seconds of zones 1 to 5. */
export function ZoneBars({ seconds }: { seconds: readonly number[] }) {
  const { t } = useTranslation("athlete");
  const format = useFormat();
  const all = seconds.reduce((a, b) => a + b, 0);
  const most = Math.max(1, ...seconds);
  return (
    <ul className={styles.zones} aria-label={t("summary.zones")}>
      {seconds.map((held, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the zones are always the same five
        <li key={index}>
          <ZoneBadge zone={index + 1} small />
          <span className={styles.track}>
            <span style={{ width: `${(100 * held) / most}%`, background: `var(--zone-${index + 1})` }} />
          </span>
          <span className="numbers">{clock(held)}</span>
          <span className="numbers quiet">{all > 0 ? format.percent(held / all) : ""}</span>
        </li>
      ))}
    </ul>
  );
}
