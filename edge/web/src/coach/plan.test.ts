import { expect, test } from "vitest";
import { inputOf } from "./plan";

const block = (low: string, high: string) => ({ key: "k", name: " Hard ", minutes: "1.5", low, high });

test("what was typed becomes a plan, and what was left empty is left out", () => {
  expect(inputOf({ title: " Spin ", starts: "", capacity: "", blocks: [block("", "")] })).toEqual({
    title: "Spin",
    blocks: [{ name: "Hard", durationS: 90 }],
  });
});

test("one zone alone is the whole target, and a target is never upside down", () => {
  const zones = (low: string, high: string) =>
    inputOf({ title: "x", starts: "", capacity: "8", blocks: [block(low, high)] }).blocks?.[0];
  expect(zones("3", "")).toMatchObject({ zoneLow: 3, zoneHigh: 3 });
  expect(zones("5", "4")).toMatchObject({ zoneLow: 4, zoneHigh: 5 });
});
