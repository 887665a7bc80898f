import { type Row, Verdict } from "#proto/fitconnect/live/v1/live_pb";
import { ageOf } from "./freshness";
import type { Unit } from "./metrics";

interface Props {
  row: Row;
  unit: Unit;
  gap: string;
  /** Of the highest score, 0 to 1. */
  share: number;
  pinned: boolean;
  onPin(): void;
}

/** One athlete's line. */
export function BoardRow({ row, unit, gap, share, pinned, onPin }: Props) {
  const age = ageOf(row.freshness);
  const name = row.name || row.athleteId;
  return (
    <li className={`row ${age.className}${pinned ? " pinned" : ""}`} data-key={row.athleteId}>
      <span className="bar" style={{ transform: `scaleX(${Math.max(0, Math.min(1, share))})` }} />
      <span className={`rank rank-${row.rank}`}>
        <span className="hidden">Rank </span>
        {row.rank}
      </span>
      <Zone zone={row.heartRateZone} />
      <span className="who">
        <span className="name">{name}</span>
        <VerdictMark row={row} />
      </span>
      <span className="age" title={age.meaning}>
        {age.word}
      </span>
      <span className="gap">{gap}</span>
      <span className="score">
        {unit.format(row.score)} <span className="unit">{unit.name}</span>
      </span>
      <button
        type="button"
        className="pin"
        aria-pressed={pinned}
        aria-label={pinned ? `Unpin ${name}` : `Pin ${name}`}
        onClick={onPin}
      >
        {pinned ? "★" : "☆"}
      </button>
    </li>
  );
}

/** The digit always stands there: colour alone tells some people nothing. */
function Zone({ zone }: { zone: number }) {
  if (zone < 1 || zone > 5) {
    return <span className="zone zone-0" title="no heart-rate zone shown" />;
  }
  return (
    <span className={`zone zone-${zone}`} title={`heart-rate zone ${zone} of 5`}>
      <span className="hidden">zone </span>
      {zone}
    </span>
  );
}

function VerdictMark({ row }: { row: Row }) {
  if (row.verdict === Verdict.FLAGGED) {
    return (
      <span className="verdict flagged" title={row.verdictReason}>
        ⚑ flagged
      </span>
    );
  }
  if (row.verdict === Verdict.VERIFIED) {
    return (
      <span className="verdict" title="session over, no rule objects">
        ✓<span className="hidden"> verified</span>
      </span>
    );
  }
  return null;
}
