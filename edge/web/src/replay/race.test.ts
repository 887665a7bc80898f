import { expect, test } from "vitest";
import { lengthOf, type Runner, standingsAt } from "./race";

const runner = (athleteId: string, ...points: [number, number][]): Runner => ({
  athleteId,
  name: athleteId,
  points,
});
const ann = runner("ann", [0, 0], [10, 5], [20, 12]);
const bob = runner("bob", [5, 0], [30, 5], [40, 12]);
const cat = runner("cat", [0, 0], [40, 12]);

test("who has not begun is not on the board", () => {
  expect(standingsAt([ann, bob], [], 4).map((it) => it.runner.athleteId)).toEqual(["ann"]);
  expect(standingsAt([ann, bob], [], -1)).toEqual([]);
});

test("equal scores share a rank, and the next rank is left out", () => {
  const later = runner("dan", [0, 1]);
  expect(standingsAt([ann, bob, cat, later], [], 45).map((it) => it.rank)).toEqual([1, 1, 1, 4]);
});

test("the gap in seconds is since when the one in front had this score", () => {
  const second = standingsAt([ann, bob], [], 32)[1];
  expect(second?.ahead).toEqual({ points: 7, seconds: 22 });
  expect(standingsAt([ann, bob], [], 32)[0]?.ahead).toBeUndefined();
});

test("a gap to what was scored before the start is not told in seconds", () => {
  const early = runner("early", [-9000, 6], [10, 9]);
  expect(standingsAt([early, ann], [], 15)[1]?.ahead).toEqual({ points: 4, seconds: undefined });
});

test("a ghost runs along and takes nobody's rank", () => {
  const ghost = runner("ghost", [0, 0], [30, 8]);
  const standings = standingsAt([ann, bob], [ghost], 32);
  expect(standings.map((it) => [it.runner.athleteId, it.rank])).toEqual([
    ["ann", 1],
    ["ghost", undefined],
    ["bob", 2],
  ]);
});

test("a race ends with its last change of a score, even after the class", () => {
  const replay = { classId: "c", startMs: 0, endMs: 30_000, official: true };
  expect(lengthOf({ ...replay, athletes: [ann, bob] })).toBe(40);
  expect(lengthOf({ ...replay, athletes: [] })).toBe(30);
});
