import { Freshness, type WallTile } from "#proto/fitconnect/live/v1/live_pb";

/** Why somebody needs the coach's eye. */
export type Reason = "silent" | "red" | "over" | "under" | "fault";

export interface Attention {
  readonly reason: Reason;
  /** How long this has been so, s. */
  readonly forS: number;
}

/** The zones that the running block aims at. */
export interface Target {
  readonly low: number;
  readonly high: number;
}

/** The last zone for longer than this needs attention. */
const RED_S = 120;
/** Two zones off the target for this long; one zone off is what people are. */
const OFF_S = 20;
const FAULT_S = 10;
/** Attention stays this long after its reason has gone, so that tiles don't jump to and fro. */
const LINGER_S = 15;
/** The order of what is worse. */
const ORDER: readonly Reason[] = ["silent", "red", "over", "under", "fault"];

interface Known {
  /** When each reason that holds began, ms. */
  readonly since: Map<Reason, number>;
  shown: { reason: Reason; sinceMs: number } | undefined;
  lastMs: number;
}

/** Follows every athlete of a wall and says who needs attention; it remembers, so feed it each version once. */
export class AttentionWatch {
  private readonly known = new Map<string, Known>();

  /** @param nowMs the server's clock */
  see(tiles: Iterable<WallTile>, target: Target | undefined, nowMs: number): ReadonlyMap<string, Attention> {
    const found = new Map<string, Attention>();
    const present = new Set<string>();
    for (const tile of tiles) {
      present.add(tile.athleteId);
      const attention = this.one(tile, target, nowMs);
      if (attention) {
        found.set(tile.athleteId, attention);
      }
    }
    for (const athleteId of this.known.keys()) {
      if (!present.has(athleteId)) {
        this.known.delete(athleteId);
      }
    }
    return found;
  }

  private one(tile: WallTile, target: Target | undefined, nowMs: number): Attention | undefined {
    const known = this.known.get(tile.athleteId) ?? { since: new Map(), shown: undefined, lastMs: nowMs };
    this.known.set(tile.athleteId, known);
    const holding = holds(tile, target);
    for (const reason of ORDER) {
      if (!holding.has(reason)) {
        known.since.delete(reason);
      } else if (!known.since.has(reason)) {
        known.since.set(reason, reason === "silent" ? Number(tile.lastSeenMs) || nowMs : nowMs);
      }
    }
    const due = ORDER.find((reason) => {
      const since = known.since.get(reason);
      return since !== undefined && (nowMs - since) / 1000 >= waitS(reason);
    });
    if (due) {
      known.shown = { reason: due, sinceMs: known.since.get(due) ?? nowMs };
      known.lastMs = nowMs;
    } else if (known.shown && (nowMs - known.lastMs) / 1000 >= LINGER_S) {
      known.shown = undefined;
    }
    return known.shown && { reason: known.shown.reason, forS: (nowMs - known.shown.sinceMs) / 1000 };
  }
}

function holds(tile: WallTile, target: Target | undefined): ReadonlySet<Reason> {
  if (tile.freshness === Freshness.STALE || tile.freshness === Freshness.GONE) {
    return new Set(["silent"]);
  }
  if (tile.heartRateWithheld) {
    return new Set();
  }
  const reasons = new Set<Reason>();
  const zone = tile.heartRateZone;
  if (zone === 5) {
    reasons.add("red");
  }
  if (target && tile.heartRateBpm > 0) {
    if (zone >= target.high + 2) {
      reasons.add("over");
    } else if (zone <= target.low - 2) {
      reasons.add("under");
    }
  }
  if (tile.quality === "INVALID" || tile.quality === "MISSING") {
    reasons.add("fault");
  }
  return reasons;
}

function waitS(reason: Reason): number {
  switch (reason) {
    case "silent":
      return 0; // the server has waited already
    case "red":
      return RED_S;
    case "over":
    case "under":
      return OFF_S;
    case "fault":
      return FAULT_S;
  }
}
