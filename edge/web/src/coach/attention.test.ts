import { create } from "@bufbuild/protobuf";
import { expect, test } from "vitest";
import { Freshness, type WallTile, WallTileSchema } from "#proto/fitconnect/live/v1/live_pb";
import { type Attention, AttentionWatch, type Target } from "./attention";

const tile = (more: Partial<WallTile> = {}) =>
  create(WallTileSchema, {
    athleteId: "ann",
    heartRateBpm: 140,
    heartRateZone: 3,
    quality: "OK",
    freshness: Freshness.LIVE,
    ...more,
  } as object);

/** What is said of Ann at the end of these stretches of seconds, looked at once a second. */
function after(target: Target | undefined, ...stretches: [seconds: number, more: Partial<WallTile>][]) {
  const watch = new AttentionWatch();
  let second = 0;
  let said: Attention | undefined;
  for (const [seconds, more] of stretches) {
    for (let i = 0; i < seconds; i++) {
      said = watch.see([tile(more)], target, second * 1000).get("ann");
      second++;
    }
  }
  return said;
}

test("red for two minutes needs attention, red for a moment does not", () => {
  expect(after(undefined, [119, { heartRateZone: 5 }])).toBeUndefined();
  expect(after(undefined, [125, { heartRateZone: 5 }])).toEqual({ reason: "red", forS: 124 });
});

test("no signal needs attention at once, since the newest sample", () => {
  expect(after(undefined, [12, {}], [3, { freshness: Freshness.STALE, lastSeenMs: 2_000n }])).toEqual({
    reason: "silent",
    forS: 12,
  });
});

test("two zones off the target for a while need attention, one zone does not", () => {
  const target = { low: 3, high: 4 };
  expect(after(target, [60, { heartRateZone: 2 }])).toBeUndefined();
  expect(after(target, [60, { heartRateZone: 1 }])?.reason).toBe("under");
  expect(after({ low: 1, high: 2 }, [30, { heartRateZone: 4 }])?.reason).toBe("over");
});

test("attention lingers, so that a tile at a limit does not jump", () => {
  const silent = { freshness: Freshness.STALE, lastSeenMs: 1n };
  expect(after(undefined, [5, silent], [10, {}])?.reason).toBe("silent");
  expect(after(undefined, [5, silent], [17, {}])).toBeUndefined();
});

test("who shares no heart rate is not judged by it", () => {
  expect(
    after({ low: 4, high: 5 }, [300, { heartRateWithheld: true, heartRateZone: 0, quality: "" }]),
  ).toBeUndefined();
});
