import { create } from "@bufbuild/protobuf";
import type { Cue } from "#proto/fitconnect/coaching/v1/cue_pb";
import { type ServerFrame, SubscribeSchema, type WallTile } from "#proto/fitconnect/live/v1/live_pb";
import type { Step, Subject } from "../live/connection";

/** A class as its coach sees it at a version. */
export interface Wall {
  readonly epoch: bigint;
  readonly version: bigint;
  /** The server's clock when this was true, ms since 1970. */
  readonly asOfMs: number;
  readonly tiles: ReadonlyMap<string, WallTile>;
  /** What the platform or the coach told somebody, newest first; at most {@link MOST_CUES}. */
  readonly cues: readonly Cue[];
}

export const MOST_CUES = 20;

/** How often the wall is renewed, a second. */
const RATE_HZ = 5;

export const walls: Subject<{ classId: string }, Wall> = {
  request: ({ classId }, id, held) =>
    create(SubscribeSchema, {
      id,
      boardId: `class/${classId}/wall`,
      maxRateHz: RATE_HZ,
      ...(held && { resume: { epoch: held.epoch, version: held.version } }),
    }),
  same: (a, b) => a.classId === b.classId,
  step: stepWall,
};

/** What a frame makes of what is held. */
export function stepWall(held: Wall | undefined, frame: ServerFrame["frame"]): Step<Wall> {
  switch (frame.case) {
    case "wallSnapshot": {
      const { epoch, version, asOfMs, tiles } = frame.value;
      const byAthlete = new Map(tiles.map((tile) => [tile.athleteId, tile]));
      return {
        kind: "window",
        window: { epoch, version, asOfMs: Number(asOfMs), tiles: byAthlete, cues: held?.cues ?? [] },
      };
    }
    case "wallDelta": {
      const { fromVersion, version, asOfMs, upserts, removed } = frame.value;
      if (held === undefined || held.version !== fromVersion) {
        return { kind: "gap" };
      }
      const tiles = new Map(held.tiles);
      for (const athleteId of removed) {
        tiles.delete(athleteId);
      }
      for (const tile of upserts) {
        tiles.set(tile.athleteId, tile);
      }
      return { kind: "window", window: { ...held, version, asOfMs: Number(asOfMs), tiles } };
    }
    case "wallCue": {
      const cue = frame.value.cue;
      if (held === undefined || cue === undefined || held.cues.some((it) => it.id === cue.id)) {
        return { kind: "nothing" };
      }
      return { kind: "window", window: { ...held, cues: [cue, ...held.cues].slice(0, MOST_CUES) } };
    }
    case "refusal":
      return { kind: "refused", code: frame.value.code, detail: frame.value.detail };
    default:
      return { kind: "nothing" };
  }
}
