import type { Row } from "#proto/fitconnect/live/v1/live_pb";
import type { Unit } from "./metrics";

/** Distance to the one ahead; `close` when it is too small for the unit. */
export type Gap = { kind: "none" | "level" | "close" } | { kind: "behind"; score: number };

/** One line of the screen: a row, or the place where ranks are left out. */
export type Line =
  | { kind: "row"; row: Row; gap: Gap; ahead: Row | undefined }
  | { kind: "skipped"; key: string };

/** The rows with each one's distance to the one ahead, and a mark wherever the window has a hole. */
export function linesOf(rows: readonly Row[], unit: Unit): Line[] {
  const lines: Line[] = [];
  let ahead: Row | undefined;
  let place = 0;
  for (const row of rows) {
    // With ties, ranks stand still while places go on: a hole is where the rank is past the next place.
    if (row.rank > place + 1) {
      lines.push({ kind: "skipped", key: `before-${row.rank}` });
      ahead = undefined;
      place = row.rank - 1;
    }
    lines.push({ kind: "row", row, gap: gapTo(ahead, row, unit), ahead });
    ahead = row;
    place++;
  }
  return lines;
}

function gapTo(ahead: Row | undefined, row: Row, unit: Unit): Gap {
  if (ahead === undefined) {
    return { kind: "none" };
  }
  const score = ahead.score - row.score;
  if (score <= 0) {
    return { kind: "level" };
  }
  return Number((score / unit.per).toFixed(unit.digits)) === 0
    ? { kind: "close" }
    : { kind: "behind", score };
}
