import { memo } from "react";
import { useTranslation } from "react-i18next";
import { type Row, Verdict } from "#proto/fitconnect/live/v1/live_pb";
import { StaleMark } from "../design/StaleMark";
import { ZoneBadge } from "../design/ZoneBadge";
import { useFormat } from "../i18n/format";
import styles from "./board.module.css";
import { ageOf } from "./freshness";
import type { Gap } from "./lines";
import { scoreText, type Unit } from "./metrics";
import { nameOf } from "./name";

interface Props {
  row: Row;
  unit: Unit;
  gap: Gap;
  secondsBehind: number | undefined;
  /** Of the highest score, 0 to 1. */
  share: number;
  pinned: boolean;
  onFavourite(athleteId: string | undefined): void;
}

/** One athlete's line. */
export const BoardRow = memo(function BoardRow({
  row,
  unit,
  gap,
  secondsBehind,
  share,
  pinned,
  onFavourite,
}: Props) {
  const { t } = useTranslation("board");
  const format = useFormat();
  const age = ageOf(row.freshness);
  const name = nameOf(row);
  return (
    <div className={styles.row} data-age={age} data-pinned={pinned || undefined}>
      <span className={styles.bar} style={{ transform: `scaleX(${Math.max(0, Math.min(1, share))})` }} />
      <span className={styles.rank} data-medal={row.rank <= 3 || undefined}>
        <span className="hidden">{t("rank")} </span>
        {row.rank}
      </span>
      <ZoneBadge zone={row.heartRateZone} />
      <span className={styles.who}>
        <span className={styles.name}>{name}</span>
        <VerdictMark verdict={row.verdict} reason={row.verdictReason} />
      </span>
      <span className={styles.age}>
        <StaleMark age={age} />
      </span>
      <span className={styles.gap}>
        {gap.kind === "behind" && <span>−{scoreText(gap.score, unit, format)}</span>}
        {(gap.kind === "level" || gap.kind === "close") && <span>{t(`gap.${gap.kind}`)}</span>}
        {gap.kind === "behind" && <Seconds behind={secondsBehind} />}
      </span>
      <span className={styles.score}>
        {scoreText(row.score, unit, format)} <span className={styles.unit}>{t(unit.word)}</span>
      </span>
      <button
        type="button"
        className={styles.pin}
        aria-pressed={pinned}
        aria-label={t(pinned ? "unpin" : "pin", { name })}
        onClick={() => onFavourite(pinned ? undefined : row.athleteId)}
      >
        {pinned ? "★" : "☆"}
      </button>
    </div>
  );
});

function Seconds({ behind }: { behind: number | undefined }) {
  const { t } = useTranslation("board");
  const format = useFormat();
  if (behind === undefined) {
    return (
      <span className={styles.seconds} title={t("gap.unknown")}>
        –
      </span>
    );
  }
  const seconds = format.number(behind, behind < 10 ? 1 : 0);
  return (
    <span className={styles.seconds} title={t("gap.meaning", { seconds })}>
      {t("gap.seconds", { seconds })}
    </span>
  );
}

const VerdictMark = memo(function VerdictMark({ verdict, reason }: { verdict: Verdict; reason: string }) {
  const { t } = useTranslation("board");
  if (verdict === Verdict.FLAGGED) {
    return (
      <span className={`${styles.verdict} ${styles.flagged}`} title={reason}>
        ⚑ {t("flagged")}
      </span>
    );
  }
  return verdict === Verdict.VERIFIED ? (
    <span className={styles.verdict} title={t("verified")}>
      ✓<span className="hidden"> {t("verified")}</span>
    </span>
  ) : null;
});
