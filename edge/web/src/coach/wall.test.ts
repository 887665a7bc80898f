import { create } from "@bufbuild/protobuf";
import { expect, test } from "vitest";
import { CueSchema } from "#proto/fitconnect/coaching/v1/cue_pb";
import {
  WallCueSchema,
  WallDeltaSchema,
  WallSnapshotSchema,
  WallTileSchema,
} from "#proto/fitconnect/live/v1/live_pb";
import { orderOf } from "./order";
import { MOST_CUES, stepWall, type Wall } from "./wall";

const tile = (athleteId: string, more = {}) =>
  create(WallTileSchema, { athleteId, name: athleteId, ...more });

function held(): Wall {
  const value = create(WallSnapshotSchema, { epoch: 7n, version: 1n, tiles: [tile("ann"), tile("bob")] });
  const step = stepWall(undefined, { case: "wallSnapshot", value });
  return step.kind === "window" ? step.window : expect.unreachable();
}

test("a change adds, replaces and takes away tiles", () => {
  const value = create(WallDeltaSchema, {
    fromVersion: 1n,
    version: 2n,
    upserts: [tile("ann", { heartRateBpm: 150 }), tile("cid")],
    removed: ["bob"],
  });
  const step = stepWall(held(), { case: "wallDelta", value });
  expect(step).toMatchObject({ kind: "window", window: { version: 2n } });
  const tiles = step.kind === "window" ? step.window.tiles : expect.unreachable();
  expect([...tiles.keys()]).toEqual(["ann", "cid"]);
  expect(tiles.get("ann")?.heartRateBpm).toBe(150);
});

test("a change from another version is a gap", () => {
  const value = create(WallDeltaSchema, { fromVersion: 5n, version: 6n });
  expect(stepWall(held(), { case: "wallDelta", value })).toEqual({ kind: "gap" });
});

test("cues are shown once, the newest first, and not without bound", () => {
  let wall = held();
  for (const id of ["a", "a", ...Array.from({ length: 30 }, (_, i) => `c${i}`)]) {
    const value = create(WallCueSchema, { cue: create(CueSchema, { id }) });
    const step = stepWall(wall, { case: "wallCue", value });
    wall = step.kind === "window" ? step.window : wall;
  }
  expect(wall.cues).toHaveLength(MOST_CUES);
  expect(wall.cues[0]?.id).toBe("c29");
});

test("who needs attention comes first, everybody else stays in the order of names", () => {
  const tiles = [tile("cid"), tile("ann"), tile("bob", { heartRateZone: 5 })];
  const attention = new Map([["cid", { reason: "red" as const, forS: 130 }]]);
  const names = (...more: Parameters<typeof orderOf> extends [infer _A, infer _B, ...infer R] ? R : never) =>
    orderOf(tiles, attention, ...more).map((it) => it.name);
  expect(names("all", "")).toEqual(["cid", "ann", "bob"]);
  expect(names("attention", "")).toEqual(["cid"]);
  expect(names("red", "")).toEqual(["bob"]);
  expect(names("all", "AN")).toEqual(["ann"]);
});
