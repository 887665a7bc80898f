import type { Row } from "#proto/fitconnect/live/v1/live_pb";

/** Points kept of an athlete: at two updates a second two minutes, and as long as it takes when scores stand still. */
const MOST = 240;

interface Trail {
  readonly times: number[];
  readonly scores: number[];
}

/**
 * When each athlete had which score, from what this viewer has seen: it turns a gap in points into seconds. The oldest
 * points go first, so a gap longer than what is kept is unknown again.
 */
export class Trails {
  private readonly byAthlete = new Map<string, Trail>();

  /** @param atMs the server's clock */
  see(rows: readonly Row[], atMs: number): void {
    for (const row of rows) {
      const trail = this.byAthlete.get(row.athleteId) ?? { times: [], scores: [] };
      this.byAthlete.set(row.athleteId, trail);
      const last = trail.scores.at(-1);
      if (last === row.score) {
        continue;
      }
      if (last !== undefined && row.score < last) {
        trail.times.length = 0; // a correction: what was seen before says nothing any more
        trail.scores.length = 0;
      }
      trail.times.push(atMs);
      trail.scores.push(row.score);
      if (trail.times.length > MOST) {
        trail.times.shift();
        trail.scores.shift();
      }
    }
  }

  /** Seconds since the one ahead had this score; undefined: that was before anybody looked, or is forgotten. */
  secondsBehind(ahead: Row, score: number, nowMs: number): number | undefined {
    const trail = this.byAthlete.get(ahead.athleteId);
    const first = trail?.scores[0];
    if (trail === undefined || first === undefined || score < first) {
      return undefined;
    }
    // The first point at or over the score; between two points scores are taken to grow evenly.
    let low = 0;
    let high = trail.scores.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((trail.scores[middle] ?? 0) < score) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    const [after, at] = [trail.scores[low] ?? score, trail.times[low] ?? nowMs];
    const [before, from] = [trail.scores[low - 1] ?? after, trail.times[low - 1] ?? at];
    const share = after === before ? 1 : (score - before) / (after - before);
    return Math.max(0, (nowMs - (from + (at - from) * share)) / 1000);
  }

  /** Another board: what was seen of the one before says nothing about it. */
  clear(): void {
    this.byAthlete.clear();
  }
}
