import { useTranslation } from "react-i18next";
import type { Row } from "#proto/fitconnect/live/v1/live_pb";
import { StaleMark } from "../design/StaleMark";
import { ZoneBadge } from "../design/ZoneBadge";
import { useFormat } from "../i18n/format";
import { ageOf } from "./freshness";
import { scoreText, type Unit } from "./metrics";
import { nameOf } from "./name";
import styles from "./tv.module.css";

interface Props {
  row: Row;
  /** From the top, 0 first. */
  place: number;
  unit: Unit;
  share: number;
}

/** A line that is read across a hall. */
export function TvRow({ row, place, unit, share }: Props) {
  const { t } = useTranslation("board");
  const format = useFormat();
  const age = ageOf(row.freshness);
  return (
    <li className={styles.row} style={{ transform: `translateY(calc(${place} * 100%))` }} data-age={age}>
      <div className={styles.line}>
        <span className={styles.bar} style={{ transform: `scaleX(${Math.max(0, Math.min(1, share))})` }} />
        <span className={styles.rank} data-medal={row.rank <= 3 || undefined}>
          <span className="hidden">{t("rank")} </span>
          {row.rank}
        </span>
        <ZoneBadge zone={row.heartRateZone} />
        <span className={styles.name}>{nameOf(row)}</span>
        {age !== "live" && <StaleMark age={age} />}
        <span className={styles.score}>
          {scoreText(row.score, unit, format)} <small>{t(unit.word)}</small>
        </span>
      </div>
    </li>
  );
}
