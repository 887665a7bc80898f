import { expect, test } from "vitest";
import { addressOf, pathOf } from "./address";

const now = new Date("2026-11-23T10:00:00Z");

test("the address says which board", () => {
  expect(addressOf("today/reps", now)).toEqual({ choice: "today", scope: "open/2026-11-23", metric: "reps" });
  expect(addressOf("week", now)).toEqual({ choice: "week", scope: "open/2026-W48", metric: "effort" });
  expect(addressOf("class/spin/work", now)).toEqual({ choice: "class", scope: "class/spin", metric: "work" });
  expect(addressOf("competition/cup_f40/energy", now)?.scope).toBe("competition/cup_f40");
});

test("an address that says nothing leaves the choice to the page", () => {
  expect(addressOf("", now)).toBeUndefined();
  expect(addressOf("class", now)).toBeUndefined();
  expect(addressOf("elsewhere/x", now)).toBeUndefined();
});

test("an address leads back to the board it came from, whatever the day", () => {
  for (const path of ["today/reps", "week/effort", "class/spin/work", "competition/cup_f40/energy"]) {
    const address = addressOf(path, now);
    expect(address && pathOf(address)).toBe(`/boards/${path}`);
  }
});
