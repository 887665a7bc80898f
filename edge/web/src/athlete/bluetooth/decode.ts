import { Reader } from "./reader";

/** What of a notification is shown at once; the platform decodes it for everything else. */
export interface Shown {
  readonly heartRateBpm?: number;
  readonly powerW?: number;
  readonly cadenceRpm?: number;
  /** Cumulative crank turns and the time of the last one, 1/1024 s, both going round at 65,536. */
  readonly crank?: { readonly turns: number; readonly time: number };
}

/**
 * Reads a notification as its GATT specification has it (Heart Rate 1.0, Cycling and Running Speed and
 * Cadence 1.0, Cycling Power 1.1, Fitness Machine 1.0.1). A short or unknown one shows nothing.
 */
export function decode(characteristic: string, view: DataView): Shown {
  try {
    return READERS[characteristic]?.(new Reader(view)) ?? {};
  } catch (short) {
    if (short instanceof RangeError) {
      return {};
    }
    throw short;
  }
}

const READERS: Record<string, (it: Reader) => Shown> = {
  "2A37": (it) => ({ heartRateBpm: has(it.u8(), 0) ? it.u16() : it.u8() }),
  "2A5B": (it) => {
    const flags = it.u8();
    it.skip(has(flags, 0) ? 6 : 0);
    return has(flags, 1) ? { crank: crank(it) } : {};
  },
  "2A63": (it) => {
    const flags = it.u16();
    const powerW = it.s16();
    it.skip(has(flags, 0) ? 1 : 0);
    it.skip(has(flags, 2) ? 2 : 0);
    it.skip(has(flags, 4) ? 6 : 0);
    return { powerW, ...(has(flags, 5) && { crank: crank(it) }) };
  },
  "2A53": (it) => {
    it.skip(3);
    return { cadenceRpm: it.u8() };
  },
  "2AD2": (it) => {
    const flags = it.u16();
    it.skip(has(flags, 0) ? 0 : 2);
    it.skip(has(flags, 1) ? 2 : 0);
    const cadenceRpm = has(flags, 2) ? it.u16() / 2 : undefined;
    it.skip((has(flags, 3) ? 2 : 0) + (has(flags, 4) ? 3 : 0) + (has(flags, 5) ? 2 : 0));
    const powerW = has(flags, 6) ? it.s16() : undefined;
    it.skip((has(flags, 7) ? 2 : 0) + (has(flags, 8) ? 5 : 0));
    return { ...said({ cadenceRpm, powerW }), ...heart(has(flags, 9) ? it.u8() : 0) };
  },
  "2AD1": (it) => {
    const flags = it.u16();
    const cadenceRpm = has(flags, 0) ? undefined : it.u8() / 2;
    it.skip((has(flags, 0) ? 0 : 2) + (has(flags, 1) ? 1 : 0) + (has(flags, 2) ? 3 : 0));
    it.skip((has(flags, 3) ? 2 : 0) + (has(flags, 4) ? 2 : 0));
    const powerW = has(flags, 5) ? it.s16() : undefined;
    it.skip((has(flags, 6) ? 2 : 0) + (has(flags, 7) ? 2 : 0) + (has(flags, 8) ? 5 : 0));
    return { ...said({ cadenceRpm, powerW }), ...heart(has(flags, 9) ? it.u8() : 0) };
  },
  "2ACE": (it) => {
    const flags = it.u24();
    it.skip((has(flags, 0) ? 0 : 2) + (has(flags, 1) ? 2 : 0) + (has(flags, 2) ? 3 : 0));
    const cadenceRpm = has(flags, 3) ? it.u16() : undefined;
    it.skip((has(flags, 3) ? 2 : 0) + (has(flags, 4) ? 2 : 0) + (has(flags, 5) ? 4 : 0));
    it.skip((has(flags, 6) ? 4 : 0) + (has(flags, 7) ? 2 : 0));
    const powerW = has(flags, 8) ? it.s16() : undefined;
    it.skip((has(flags, 9) ? 2 : 0) + (has(flags, 10) ? 5 : 0));
    return { ...said({ cadenceRpm, powerW }), ...heart(has(flags, 11) ? it.u8() : 0) };
  },
};

/** Crank turns a minute between two notifications; undefined: it can't be told from these. */
export function cadenceOf(before: Shown["crank"], now: Shown["crank"]): number | undefined {
  if (!before || !now) {
    return undefined;
  }
  const turns = (now.turns - before.turns) & 0xffff;
  const ticks = (now.time - before.time) & 0xffff;
  const rpm = (turns * 60 * 1024) / ticks;
  return ticks > 0 && rpm < 300 ? rpm : undefined;
}

function has(flags: number, bit: number): boolean {
  return ((flags >> bit) & 1) === 1;
}

function crank(it: Reader): NonNullable<Shown["crank"]> {
  return { turns: it.u16(), time: it.u16() };
}

/** A machine's heart rate of 0 means that no strap is paired with it. */
function heart(bpm: number): Shown {
  return bpm > 0 ? { heartRateBpm: bpm } : {};
}

function said(values: { [Key in keyof Shown]: Shown[Key] | undefined }): Shown {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}
