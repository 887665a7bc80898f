import { rest } from "../../api/rest";

/** A workout as the platform tells it; what was not measured is absent. */
export interface Workout {
  readonly sessionId: string;
  readonly athleteId: string;
  readonly classId?: string | null;
  readonly state: "running" | "ended";
  readonly startMs: number;
  readonly endMs: number;
  readonly durationS: number;
  readonly heartRate?: {
    readonly mean: number | null;
    readonly max: number | null;
    readonly zoneSeconds: readonly number[];
    readonly belowZonesS: number;
    readonly hrMax: number;
  } | null;
  readonly effort: number;
  readonly trimp: number;
  readonly energyKcal: number;
  readonly normalizedPowerW?: number | null;
  readonly workJ: number;
  readonly distanceM: number;
  readonly reps: number;
  readonly sampleCount: number;
  readonly flag?: string | null;
}

export interface Sample {
  readonly seq: number;
  readonly timeMs: number;
  readonly heartRateBpm?: number;
  readonly powerW?: number;
  readonly cadenceRpm?: number;
}

export interface Analysis {
  readonly power: readonly { readonly seconds: number; readonly watts: number; readonly atMs: number }[];
  readonly recovery?: { readonly dropBpm: number; readonly fromBpm: number; readonly toBpm: number };
}

const PAGE = 2_000;
/** Beyond it a trace has no room for more. */
const MAX_SAMPLES = 100_000;

/** All samples of a workout by time, page after page. */
export async function samplesOf(sessionId: string, signal: AbortSignal): Promise<Sample[]> {
  const all: Sample[] = [];
  let cursor: string | undefined;
  do {
    const query = `limit=${PAGE}${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ""}`;
    const page = await rest<{ samples: Sample[]; next?: string }>(`/workouts/${sessionId}/samples?${query}`, {
      signal,
    });
    all.push(...page.samples);
    cursor = page.next;
  } while (cursor && all.length < MAX_SAMPLES);
  return all.sort((a, b) => a.timeMs - b.timeMs);
}

export interface Trace {
  /** Seconds since the start. */
  readonly times: number[];
  readonly heart: (number | null)[];
  readonly power: (number | null)[];
}

/** Points that a screen can still tell apart. */
const MAX_POINTS = 1_200;
/** A pause of the recording shows as a gap. */
const GAP_S = 10;

/** Means over equal stretches, so that hours fit on a screen; what a sensor did not send is a gap. */
export function traceOf(samples: readonly Sample[]): Trace {
  const trace: Trace = { times: [], heart: [], power: [] };
  const start = samples[0]?.timeMs ?? 0;
  const stepS = Math.max(1, Math.ceil(((samples.at(-1)?.timeMs ?? start) - start) / 1000 / MAX_POINTS));
  const stretches = groupedBy(samples, (it) => Math.floor((it.timeMs - start) / 1000 / stepS));
  let before = 0;
  for (const [stretch, held] of stretches) {
    if ((stretch - before) * stepS > Math.max(GAP_S, stepS)) {
      trace.times.push((before + 1) * stepS);
      trace.heart.push(null);
      trace.power.push(null);
    }
    trace.times.push(stretch * stepS);
    trace.heart.push(meanOf(held.map((it) => it.heartRateBpm).filter((bpm) => bpm !== undefined && bpm > 0)));
    trace.power.push(meanOf(held.map((it) => it.powerW)));
    before = stretch;
  }
  return trace;
}

function meanOf(values: readonly (number | undefined)[]): number | null {
  const known = values.filter((it) => it !== undefined);
  return known.length === 0 ? null : known.reduce((a, b) => a + b, 0) / known.length;
}

export interface Week {
  /** Monday, ms since 1970. */
  readonly startMs: number;
  readonly effort: number;
  readonly durationS: number;
  readonly count: number;
}

/** Newest last, empty weeks too, up to the week of `nowMs`. */
export function weeksOf(workouts: readonly Workout[], nowMs: number, count: number): Week[] {
  const mondays = [mondayOf(nowMs)];
  while (mondays.length < count) {
    mondays.unshift(mondayOf((mondays[0] ?? nowMs) - 1));
  }
  const byWeek = groupedBy(workouts, (it) => mondayOf(it.startMs));
  return mondays.map((startMs) => {
    const held = byWeek.get(startMs) ?? [];
    return {
      startMs,
      effort: held.reduce((sum, it) => sum + it.effort, 0),
      durationS: held.reduce((sum, it) => sum + it.durationS, 0),
      count: held.length,
    };
  });
}

function mondayOf(ms: number): number {
  const day = new Date(ms);
  day.setHours(0, 0, 0, 0);
  day.setDate(day.getDate() - ((day.getDay() + 6) % 7));
  return day.getTime();
}

function groupedBy<T>(all: readonly T[], key: (it: T) => number): Map<number, T[]> {
  const groups = new Map<number, T[]>();
  for (const it of all) {
    const group = groups.get(key(it));
    if (group) {
      group.push(it);
    } else {
      groups.set(key(it), [it]);
    }
  }
  return groups;
}
