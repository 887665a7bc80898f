import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import type { BrowserContext, Page } from "playwright-core";

/** The heart rates of a recorded workout (gzipped .csv), bpm, one a second; gaps left out. */
export function heartRates(file: string): number[] {
  const [head = "", ...rows] = gunzipSync(readFileSync(file)).toString().trim().split("\n");
  const column = head.split(",").indexOf("hr_bpm");
  return rows.map((row) => Number(row.split(",")[column])).filter((bpm) => bpm > 0);
}

/**
 * Gives every page of the context a Bluetooth in which there is one heart-rate strap. It is silent until `beat`.
 */
export async function wearStrap(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const heard = new EventTarget();
    const characteristic = Object.assign(heard, { value: undefined, startNotifications: async () => heard });
    const service = {
      getCharacteristic: async (uuid: number) => {
        if (uuid !== 0x2a37) throw new DOMException("none", "NotFoundError");
        return characteristic;
      },
    };
    const gatt = {
      connect: async () => gatt,
      disconnect: () => {},
      getPrimaryService: async (uuid: number) => {
        if (uuid !== 0x180d) throw new DOMException("none", "NotFoundError");
        return service;
      },
    };
    const device = Object.assign(new EventTarget(), { id: "strap-1", name: "Strap H10", gatt });
    Object.defineProperty(navigator, "bluetooth", { value: { requestDevice: async () => device } });
    Object.assign(window, {
      // A notification of 2A37: flags 0 (8 bit, no contact, no intervals), then the heart rate.
      strapBeats: (bpm: number) => {
        Object.assign(heard, { value: new DataView(Uint8Array.of(0, bpm).buffer) });
        heard.dispatchEvent(new Event("characteristicvaluechanged"));
      },
    });
  });
}

/** Plays heart rates, a notification each, ten a second. */
export async function beat(page: Page, rates: readonly number[]): Promise<void> {
  await page.evaluate(async (all) => {
    const { strapBeats } = window as unknown as { strapBeats(bpm: number): void };
    for (const bpm of all) {
      strapBeats(bpm);
      await new Promise((next) => setTimeout(next, 100));
    }
  }, rates);
}

/** A workout of these heart rates, one a second, that ended then, as a .tcx file. */
export function tcx(rates: readonly number[], endMs = Date.now() - 60_000): string {
  const at = (index: number) => new Date(endMs - (rates.length - index) * 1000).toISOString();
  const points = rates.map(
    (bpm, index) =>
      `<Trackpoint><Time>${at(index)}</Time><HeartRateBpm><Value>${bpm}</Value></HeartRateBpm></Trackpoint>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<TrainingCenterDatabase xmlns="http://www.garmin.com/xmlschemas/TrainingCenterDatabase/v2"><Activities>
<Activity Sport="Biking"><Id>${at(0)}</Id><Lap StartTime="${at(0)}"><Track>${points.join("\n")}</Track></Lap></Activity>
</Activities></TrainingCenterDatabase>`;
}
