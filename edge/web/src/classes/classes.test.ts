import { expect, test } from "vitest";
import { clock } from "../i18n/format";
import { type Block, momentOf } from "./classes";
import { todayScope, weekScope } from "./scopes";

const blocks: Block[] = [
  { name: "Warm-up", durationS: 60, zoneLow: 1, zoneHigh: 2 },
  { name: "Hard", durationS: 30, zoneLow: 4, zoneHigh: 5 },
];
const it = { startedMs: 1_000_000, blocks };

test("the running block, with what is left of it", () => {
  expect(momentOf(it, 1_000_000)).toMatchObject({
    block: { name: "Warm-up" },
    leftS: 60,
    next: { name: "Hard" },
  });
  expect(momentOf(it, 1_060_000)).toMatchObject({ block: { name: "Hard" }, leftS: 30, next: undefined });
});

test("before the start, after the plan and without one there is no block", () => {
  expect(momentOf({ startedMs: null, blocks }, 5)).toEqual({ kind: "before" });
  expect(momentOf(it, 1_090_000)).toEqual({ kind: "over" });
  expect(momentOf({ startedMs: 1, blocks: [] }, 5)).toEqual({ kind: "free" });
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
