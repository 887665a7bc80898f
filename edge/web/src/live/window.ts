import type { Row, ServerFrame } from "#proto/fitconnect/live/v1/live_pb";
import type { Step } from "./connection";

/** What a viewer holds of a board: exactly what the server would send as a fresh snapshot at this version. */
export interface BoardWindow {
  readonly epoch: bigint;
  readonly version: bigint;
  /** Members of the whole board. */
  readonly total: number;
  /** The server's clock when this was true, ms since 1970. */
  readonly asOfMs: number;
  /** By rank, ties by athlete id. */
  readonly rows: readonly Row[];
  /** The board has ended and changes no more. */
  readonly official: boolean;
}

/** What a frame makes of what is held. */
export function step(held: BoardWindow | undefined, frame: ServerFrame["frame"]): Step<BoardWindow> {
  switch (frame.case) {
    case "snapshot":
    case "ended": {
      const { epoch, version, total, asOfMs, rows } = frame.value;
      const official = frame.case === "ended";
      return {
        kind: "window",
        window: { epoch, version, total, asOfMs: Number(asOfMs), rows: inOrder(rows), official },
      };
    }
    case "delta": {
      const { fromVersion, version, total, asOfMs, upserts, removed } = frame.value;
      if (held === undefined || held.version !== fromVersion) {
        return { kind: "gap" };
      }
      const gone = new Set([...removed, ...upserts.map((row) => row.athleteId)]);
      const rows = [...held.rows.filter((row) => !gone.has(row.athleteId)), ...upserts];
      return {
        kind: "window",
        window: { ...held, version, total, asOfMs: Number(asOfMs), rows: inOrder(rows) },
      };
    }
    case "refusal":
      return { kind: "refused", code: frame.value.code, detail: frame.value.detail };
    default:
      return { kind: "nothing" };
  }
}

function inOrder(rows: readonly Row[]): Row[] {
  return [...rows].sort((a, b) => a.rank - b.rank || (a.athleteId < b.athleteId ? -1 : 1));
}
