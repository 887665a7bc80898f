import { create } from "@bufbuild/protobuf";
import { expect, test } from "vitest";
import { RowSchema } from "#proto/fitconnect/live/v1/live_pb";
import { Trails } from "./trail";

const row = (athleteId: string, score: number) => create(RowSchema, { athleteId, score });
const ann = row("ann", 0);

function seen(...scores: number[]): Trails {
  const trails = new Trails();
  scores.forEach((score, second) => {
    trails.see([row("ann", score)], second * 1000);
  });
  return trails;
}

test("a gap in seconds is how long ago the one ahead had my score", () => {
  expect(seen(10, 11, 12, 13).secondsBehind(ann, 11, 3000)).toBe(2);
});

test("between two moments seen, scores grow evenly", () => {
  expect(seen(10, 12).secondsBehind(ann, 11, 3000)).toBe(2.5);
});

test("a score from before anybody looked has no known gap", () => {
  expect(seen(10, 12).secondsBehind(ann, 9, 3000)).toBeUndefined();
  expect(new Trails().secondsBehind(ann, 1, 0)).toBeUndefined();
});

test("a correction downwards makes what was seen before worthless", () => {
  expect(seen(10, 20, 5, 6).secondsBehind(ann, 4, 3000)).toBeUndefined();
});

test("what is kept is bounded, and the oldest goes first", () => {
  const trails = seen(...Array.from({ length: 1000 }, (_, i) => i));
  expect(trails.secondsBehind(ann, 990, 1_000_000)).toBe(10);
  expect(trails.secondsBehind(ann, 10, 1_000_000)).toBeUndefined();
});
