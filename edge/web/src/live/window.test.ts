import { create } from "@bufbuild/protobuf";
import { describe, expect, test } from "vitest";
import {
  DeltaSchema,
  EndedSchema,
  RefusalSchema,
  RowSchema,
  SnapshotSchema,
} from "#proto/fitconnect/live/v1/live_pb";
import { type BoardWindow, step } from "./window";

const row = (rank: number, athleteId: string, score = 100 - rank) =>
  create(RowSchema, { rank, athleteId, score });

const snapshot = (...rows: ReturnType<typeof row>[]) =>
  create(SnapshotSchema, { id: "s1", epoch: 7n, version: 10n, total: 9, asOfMs: 1000n, rows });

function held(...rows: ReturnType<typeof row>[]): BoardWindow {
  const next = step(undefined, { case: "snapshot", value: snapshot(...rows) });
  if (next.kind !== "window") {
    throw new Error(next.kind);
  }
  return next.window;
}

const names = (window: BoardWindow) => window.rows.map((it) => `${it.rank} ${it.athleteId}`);

describe("a viewer's window", () => {
  test("is what the snapshot says, in order of rank and then athlete id", () => {
    const window = held(row(2, "cid"), row(1, "ann"), row(2, "bob"));
    expect(names(window)).toEqual(["1 ann", "2 bob", "2 cid"]);
    expect(window).toMatchObject({ epoch: 7n, version: 10n, total: 9, asOfMs: 1000, official: false });
  });

  test("follows a change: moved, new and removed rows", () => {
    const value = create(DeltaSchema, {
      fromVersion: 10n,
      version: 13n,
      total: 8,
      asOfMs: 2000n,
      upserts: [row(1, "cid"), row(2, "ann"), row(3, "dee")],
      removed: ["bob"],
    });
    const next = step(held(row(1, "ann"), row(2, "bob"), row(3, "cid")), { case: "delta", value });
    if (next.kind !== "window") {
      throw new Error(next.kind);
    }
    expect(names(next.window)).toEqual(["1 cid", "2 ann", "3 dee"]);
    expect(next.window).toMatchObject({ epoch: 7n, version: 13n, total: 8, asOfMs: 2000 });
  });

  test("does not change what was held before: a screen may still draw it", () => {
    const before = held(row(1, "ann"), row(2, "bob"));
    const value = create(DeltaSchema, { fromVersion: 10n, version: 11n, removed: ["bob"] });
    step(before, { case: "delta", value });
    expect(names(before)).toEqual(["1 ann", "2 bob"]);
  });

  test("takes no change that starts elsewhere", () => {
    const value = create(DeltaSchema, { fromVersion: 9n, version: 11n });
    expect(step(held(), { case: "delta", value })).toEqual({ kind: "gap" });
    expect(step(undefined, { case: "delta", value })).toEqual({ kind: "gap" });
  });

  test("is official when the board has ended", () => {
    const value = create(EndedSchema, { epoch: 7n, version: 20n, total: 1, rows: [row(1, "ann")] });
    const next = step(held(), { case: "ended", value });
    expect(next).toMatchObject({ kind: "window", window: { official: true, version: 20n } });
  });

  test("is not touched by a refusal", () => {
    const value = create(RefusalSchema, { code: "board.unknown", detail: "no such board" });
    expect(step(held(), { case: "refusal", value })).toEqual({
      kind: "refused",
      code: "board.unknown",
      detail: "no such board",
    });
  });
});
