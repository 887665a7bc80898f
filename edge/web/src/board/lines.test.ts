import { create } from "@bufbuild/protobuf";
import { expect, test } from "vitest";
import { RowSchema } from "#proto/fitconnect/live/v1/live_pb";
import { formatOf } from "../i18n/format";
import { type Line, linesOf } from "./lines";
import { metricOf, scoreText, unitOf } from "./metrics";

const row = (rank: number, athleteId: string, score: number) =>
  create(RowSchema, { rank, athleteId, score, name: athleteId.toUpperCase() });
const effort = unitOf("effort", 100);
const words = (lines: Line[]) =>
  lines.map((line) => {
    if (line.kind === "skipped") {
      return "···";
    }
    const gap = line.gap.kind === "behind" ? `-${line.gap.score}` : line.gap.kind;
    return `${line.row.athleteId} ${gap}`;
  });

test("each row tells its distance to the one ahead", () => {
  expect(words(linesOf([row(1, "ann", 30.5), row(2, "bob", 30), row(3, "cid", 10)], effort))).toEqual([
    "ann none",
    "bob -0.5",
    "cid -20",
  ]);
});

test("a distance too small for the unit is close, not zero", () => {
  expect(words(linesOf([row(1, "ann", 30.04), row(2, "bob", 30)], effort))).toEqual([
    "ann none",
    "bob close",
  ]);
});

test("equals are level, and the rank they skip is no hole", () => {
  expect(words(linesOf([row(1, "a", 9), row(2, "b", 5), row(2, "c", 5), row(4, "d", 1)], effort))).toEqual([
    "a none",
    "b -4",
    "c level",
    "d -4",
  ]);
});

test("a hole in the window is shown, and nobody is measured across it", () => {
  expect(words(linesOf([row(1, "a", 9), row(40, "me", 5), row(41, "z", 4)], effort))).toEqual([
    "a none",
    "···",
    "me none",
    "z -1",
  ]);
});

test("units fit the size of the board, and numbers the language", () => {
  const text = (metric: "distance" | "work", highest: number, score: number, language = "en") =>
    scoreText(score, unitOf(metric, highest), formatOf(language));
  expect(text("distance", 900, 512.4)).toBe("512");
  expect(text("distance", 12_000, 512.4)).toBe("0.51");
  expect(text("work", 1e6, 123_456)).toBe("123.5");
  expect(text("distance", 12_000, 1512.4, "ru")).toBe("1,51");
  expect(metricOf("nonsense")).toBe("effort");
});
