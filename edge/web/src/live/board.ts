import { create } from "@bufbuild/protobuf";
import { SubscribeSchema } from "#proto/fitconnect/live/v1/live_pb";
import type { Subject } from "./connection";
import { type BoardWindow, step } from "./window";

/** Which rows of which board. */
export interface WatchedBoard {
  readonly boardId: string;
  /** 1 to 1000 best. */
  readonly top: number;
  /** Someone to keep in sight, with the neighbours. */
  readonly around?: string | undefined;
  /** Rows above and below, 0 to 100; 2 when absent. */
  readonly radius?: number;
  /** Others to keep in sight, wherever they stand; at most 200. */
  readonly athletes?: readonly string[];
  /** 0.1 to 20 a second; 2 when absent. */
  readonly maxRateHz?: number;
}

export const boards: Subject<WatchedBoard, BoardWindow> = {
  request({ boardId, top, around, radius = 2, athletes = [], maxRateHz = 2 }, id, held) {
    return create(SubscribeSchema, {
      id,
      boardId,
      window: {
        top,
        athletes: [...athletes],
        ...(around === undefined ? {} : { around: { athleteId: around, radius } }),
      },
      ...(held === undefined ? {} : { resume: { epoch: held.epoch, version: held.version } }),
      maxRateHz,
    });
  },
  same: (a, b) => a.boardId === b.boardId,
  step,
};
