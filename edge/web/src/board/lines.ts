import type { Row } from "#proto/fitconnect/live/v1/live_pb";
import type { Unit } from "./metrics";

/** One line of the screen: a row, or the place where ranks are left out. */
export type Line = { kind: "row"; row: Row; gap: string } | { kind: "skipped"; key: string };

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
    lines.push({ kind: "row", row, gap: gapTo(ahead, row, unit) });
    ahead = row;
    place++;
  }
  return lines;
}

function gapTo(ahead: Row | undefined, row: Row, unit: Unit): string {
  if (ahead === undefined) {
    return "";
  }
  const gap = ahead.score - row.score;
  if (gap <= 0) {
    return "level";
  }
  const text = unit.format(gap);
  return Number(text) === 0 ? "close" : `−${text}`;
}
