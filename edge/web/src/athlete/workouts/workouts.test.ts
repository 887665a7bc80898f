import { expect, test } from "vitest";
import { traceOf, type Workout, weeksOf } from "./workouts";

const sample = (seq: number, timeMs: number, heartRateBpm?: number, powerW?: number) => ({
  seq,
  timeMs,
  ...(heartRateBpm !== undefined && { heartRateBpm }),
  ...(powerW !== undefined && { powerW }),
});

test("a trace has a gap where nothing was recorded, and none where one sensor was silent for a second", () => {
  const trace = traceOf([sample(1, 0, 100, 150), sample(2, 1000, 102), sample(3, 61_000, 120, 200)]);
  expect(trace.times).toEqual([0, 1, 2, 61]);
  expect(trace.heart).toEqual([100, 102, null, 120]);
  expect(trace.power).toEqual([150, null, null, 200]);
});

test("hours are means over stretches that a screen can show", () => {
  const hours = Array.from({ length: 4 * 3600 }, (_, i) => sample(i + 1, i * 1000, 120 + (i % 2)));
  const trace = traceOf(hours);
  expect(trace.times.length).toBeLessThanOrEqual(1_201);
  expect(trace.heart[0]).toBeCloseTo(120.5, 1);
});

test("weeks start on Mondays, and a week without training is there, empty", () => {
  const at = (text: string) => new Date(text).getTime();
  const workout = (startMs: number) => ({ startMs, effort: 50, durationS: 1800 }) as Workout;
  const weeks = weeksOf(
    [workout(at("2026-11-22T23:00")), workout(at("2026-11-09T00:00")), workout(at("2026-11-11T12:00"))],
    at("2026-11-27T12:00"),
    3,
  );
  expect(weeks.map(({ count, effort }) => [count, effort])).toEqual([
    [2, 100],
    [1, 50],
    [0, 0],
  ]);
});
