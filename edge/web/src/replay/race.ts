/** A finished class as the platform gives it: GET /classes/{classId}/replay. */
export interface Replay {
  readonly classId: string;
  readonly title?: string;
  /** ms since 1970. */
  readonly startMs: number;
  readonly endMs: number;
  readonly official: boolean;
  readonly athletes: readonly Runner[];
}

export interface Runner {
  readonly athleteId: string;
  /** Null: hidden. */
  readonly name: string | null;
  /** Seconds since the start and the score from then on, both rising. Before the first one the athlete is not there. */
  readonly points: readonly (readonly [seconds: number, score: number])[];
}

/** One athlete at one moment of a race. */
export interface Standing {
  readonly runner: Runner;
  /** 1-2-2-4; undefined: a ghost, which takes nobody's place. */
  readonly rank: number | undefined;
  readonly score: number;
  /**
   * The one directly in front, with the points to it and the seconds since it had this score; undefined seconds: it had
   * that before the start. Undefined: nobody is in front.
   */
  readonly ahead: { readonly points: number; readonly seconds: number | undefined } | undefined;
}

/** Seconds that the race takes, to the last change of a score. */
export function lengthOf({ startMs, endMs, athletes }: Replay): number {
  const last = athletes.map((it) => it.points.at(-1)?.[0] ?? 0);
  return last.reduce((a, b) => Math.max(a, b), (endMs - startMs) / 1000);
}

/** Who stood where so many seconds after the start, the best first; ghosts stand among them, behind those who are level. */
export function standingsAt(
  athletes: readonly Runner[],
  ghosts: readonly Runner[],
  seconds: number,
): Standing[] {
  const there = [
    ...athletes.map((runner) => ({ runner, ghost: false, score: scoreAt(runner, seconds) })),
    ...ghosts.map((runner) => ({ runner, ghost: true, score: scoreAt(runner, seconds) })),
  ].filter((it) => it.score !== undefined) as { runner: Runner; ghost: boolean; score: number }[];
  there.sort(
    (a, b) =>
      b.score - a.score ||
      Number(a.ghost) - Number(b.ghost) ||
      (a.runner.athleteId < b.runner.athleteId ? -1 : 1),
  );
  const standings: Standing[] = [];
  let places = 0;
  let before: { rank: number; score: number } | undefined;
  for (const [index, { runner, ghost, score }] of there.entries()) {
    if (!ghost) {
      places++;
      before = { rank: before?.score === score ? before.rank : places, score };
    }
    const front = there[index - 1];
    standings.push({
      runner,
      rank: ghost ? undefined : before?.rank,
      score,
      ahead: front && {
        points: front.score - score,
        seconds: secondsSince(timeOf(front.runner, score), seconds),
      },
    });
  }
  return standings;
}

/** Undefined: not there yet. */
function scoreAt({ points }: Runner, seconds: number): number | undefined {
  return points[firstWhere(points, ([time]) => time > seconds) - 1]?.[1];
}

function secondsSince(reached: number, now: number): number | undefined {
  return reached < 0 ? undefined : Math.max(0, now - reached);
}

/** When somebody had reached a score, s. */
function timeOf({ points }: Runner, score: number): number {
  return points[firstWhere(points, (it) => it[1] >= score)]?.[0] ?? 0;
}

/** Index of the first point from which on something is true, by halving. */
function firstWhere(points: Runner["points"], is: (point: Runner["points"][number]) => boolean): number {
  let low = 0;
  let high = points.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (is(points[middle] as Runner["points"][number])) {
      high = middle;
    } else {
      low = middle + 1;
    }
  }
  return low;
}
