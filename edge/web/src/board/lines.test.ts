import { create } from "@bufbuild/protobuf";
import { expect, test } from "vitest";
import { RowSchema } from "#proto/fitconnect/live/v1/live_pb";
import { announcementOf } from "./announcement";
import { type Line, linesOf } from "./lines";
import { metricOf } from "./metrics";

const row = (rank: number, athleteId: string, score: number) =>
  create(RowSchema, { rank, athleteId, score, name: athleteId.toUpperCase() });
const effort = metricOf("effort").unit(100);
const words = (lines: Line[]) =>
  lines.map((line) => (line.kind === "row" ? `${line.row.athleteId} ${line.gap}`.trim() : "···"));

test("each row tells its distance to the one ahead", () => {
  expect(words(linesOf([row(1, "ann", 30.5), row(2, "bob", 30), row(3, "cid", 10)], effort))).toEqual([
    "ann",
    "bob −0.5",
    "cid −20.0",
  ]);
});

test("a distance too small for the unit is close, not zero", () => {
  expect(words(linesOf([row(1, "ann", 30.04), row(2, "bob", 30)], effort))).toEqual(["ann", "bob close"]);
});

test("equals are level, and the rank they skip is no hole", () => {
  expect(words(linesOf([row(1, "a", 9), row(2, "b", 5), row(2, "c", 5), row(4, "d", 1)], effort))).toEqual([
    "a",
    "b −4.0",
    "c level",
    "d −4.0",
  ]);
});

test("a hole in the window is shown, and nobody is measured across it", () => {
  expect(words(linesOf([row(1, "a", 9), row(40, "me", 5), row(41, "z", 4)], effort))).toEqual([
    "a",
    "···",
    "me",
    "z −1.0",
  ]);
});

test("units fit the size of the board", () => {
  expect(metricOf("distance").unit(900).format(512.4)).toBe("512");
  expect(metricOf("distance").unit(12_000).format(512.4)).toBe("0.51");
  expect(metricOf("work").unit(1e6).format(123_456)).toBe("123.5");
  expect(metricOf("nonsense").id).toBe("effort");
});

test("a screen reader hears the leader and the pinned athlete only", () => {
  const rows = [row(1, "ann", 3), row(2, "bob", 2), row(3, "cid", 1)];
  expect(announcementOf(rows, undefined)).toBe("ANN leads.");
  expect(announcementOf(rows, "cid")).toBe("ANN leads. CID is number 3.");
  expect(announcementOf([], "cid")).toBe("");
});
