import { expect, test } from "vitest";
import { parseRoute } from "../useRoute";
import { clock } from "./ClassHeader";
import { blockAt, type TrainingClass } from "./classes";
import { todayScope, weekScope } from "./scopes";

const it: TrainingClass = {
  classId: "c",
  title: "C",
  state: "running",
  startedMs: 1_000_000,
  blocks: [
    { name: "Warm-up", durationS: 60, zoneLow: 1, zoneHigh: 2 },
    { name: "Hard", durationS: 30, zoneLow: 4, zoneHigh: 5 },
  ],
};

test("the running block, with what is left of it", () => {
  expect(blockAt(it, 1_000_000)).toMatchObject({
    block: { name: "Warm-up" },
    leftS: 60,
    next: { name: "Hard" },
  });
  expect(blockAt(it, 1_060_000)).toMatchObject({ block: { name: "Hard" }, leftS: 30, next: undefined });
  expect(blockAt(it, 1_090_000)).toBeUndefined();
});

test("weeks are ISO weeks in UTC", () => {
  const scope = (text: string) => weekScope(new Date(`${text}T12:00:00Z`));
  expect(scope("2026-01-01")).toBe("open/2026-W01");
  expect(scope("2027-01-01")).toBe("open/2026-W53");
  expect(scope("2024-12-30")).toBe("open/2025-W01");
  expect(scope("2026-11-23")).toBe("open/2026-W48");
  expect(todayScope(new Date("2026-11-23T23:59:59Z"))).toBe("open/2026-11-23");
});

test("clocks read as people read them", () => {
  expect(clock(9)).toBe("0:09");
  expect(clock(754.9)).toBe("12:34");
  expect(clock(3605)).toBe("1:00:05");
});

test("the address says which board", () => {
  expect(parseRoute("#today/reps")).toEqual({ scope: "today", metric: "reps" });
  expect(parseRoute("")).toEqual({ scope: undefined, metric: "effort" });
  expect(parseRoute("#elsewhere/x")).toEqual({ scope: undefined, metric: "x" });
});
