import { expect, test } from "vitest";
import { hrMaxOf, rangeOf, zoneOf } from "./zones";

test("a zone's lower bound is in it, its upper one in the next", () => {
  expect([99, 100, 119, 120, 140, 160, 179, 180].map((bpm) => zoneOf(bpm, 200))).toEqual([
    0, 1, 1, 2, 3, 4, 4, 5,
  ]);
  expect(rangeOf(2, 200)).toEqual([120, 140]);
});

test("HRmax is the profile's, else of the age, else the usual one", () => {
  expect(hrMaxOf({ hrMax: 186, birthYear: 1980 }, 2026)).toBe(186);
  expect(hrMaxOf({ hrMax: null, birthYear: 1986 }, 2026)).toBeCloseTo(180);
  expect(hrMaxOf(null, 2026)).toBe(190);
});
