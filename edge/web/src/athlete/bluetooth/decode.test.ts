import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { cadenceOf, decode } from "./decode";

const VECTORS = resolve(import.meta.dirname, "../../../../../../shared/data/ble/vectors.json");

interface Vector {
  characteristic: string;
  hex: string;
  expected: Record<string, number | boolean>;
  source: string;
}

const viewOf = (hex: string) =>
  new DataView(Uint8Array.from(hex.split(" "), (byte) => Number.parseInt(byte, 16)).buffer);

// Published payloads lie beside the checkout, not in it.
describe.skipIf(!existsSync(VECTORS))("published notifications show their published values", () => {
  const vectors = existsSync(VECTORS) ? (JSON.parse(readFileSync(VECTORS, "utf8")) as Vector[]) : [];
  const shown = { hr: "heartRateBpm", power_w: "powerW", cadence_rpm: "cadenceRpm" } as const;

  test.each(vectors.map((it) => [it.characteristic, it.hex, it] as const))(
    "%s %s",
    (_, hex, { characteristic, expected }) => {
      const got = decode(characteristic, viewOf(hex));
      for (const [name, key] of Object.entries(shown)) {
        if (name in expected && got[key] !== undefined) {
          expect(got[key]).toBeCloseTo(expected[name] as number, 1);
        } else if (name in expected && characteristic !== "2ACD") {
          // Only a machine without a strap shows no heart rate though it sends one.
          expect(expected[name]).toBe(0);
        }
      }
      if ("crank_revs" in expected) {
        expect(got.crank).toEqual({ turns: expected.crank_revs, time: expected.crank_time_1024 });
      }
    },
  );
});

test("a cadence comes from two notifications, over the counters' end too", () => {
  expect(cadenceOf({ turns: 65_535, time: 65_024 }, { turns: 1, time: 1_024 })).toBeCloseTo(80);
  expect(cadenceOf(undefined, { turns: 1, time: 1_024 })).toBeUndefined();
  expect(cadenceOf({ turns: 5, time: 9 }, { turns: 5, time: 9 })).toBeUndefined();
});

test("a notification that ends too early shows nothing", () => {
  expect(decode("2A63", viewOf("30 00"))).toEqual({});
  expect(decode("FFFF", viewOf("00"))).toEqual({});
});
