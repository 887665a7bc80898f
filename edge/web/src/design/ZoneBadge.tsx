import { memo } from "react";
import { useTranslation } from "react-i18next";
import styles from "./zone.module.css";

/** A heart-rate zone, 1 to 5; anything else is none. The digit always stands there: colour alone tells some people nothing. */
export const ZoneBadge = memo(function ZoneBadge({ zone, small = false }: { zone: number; small?: boolean }) {
  const { t } = useTranslation("shell");
  const shape = `${styles.zone} ${small ? styles.small : ""}`;
  if (zone < 1 || zone > 5) {
    return <span className={`${shape} ${styles.none}`} title={t("zone.none")} />;
  }
  return (
    <span className={shape} style={{ background: `var(--zone-${zone})` }} title={t("zone.of", { zone })}>
      <span className="hidden">{t("zone.word")} </span>
      {zone}
    </span>
  );
});

/** The zones that a block aims at. */
export function ZoneRange({ low, high }: { low: number; high: number }) {
  return (
    <span className={styles.range}>
      {Array.from({ length: Math.max(0, high - low + 1) }, (_, i) => low + i).map((zone) => (
        <ZoneBadge key={zone} zone={zone} small />
      ))}
    </span>
  );
}
