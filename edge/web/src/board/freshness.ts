import { Freshness } from "#proto/fitconnect/live/v1/live_pb";
import type { Age } from "../design/StaleMark";

const AGES: Record<Freshness, Age> = {
  [Freshness.FRESHNESS_UNSPECIFIED]: "unknown",
  [Freshness.LIVE]: "live",
  [Freshness.LATE]: "late",
  [Freshness.STALE]: "stale",
  [Freshness.GONE]: "gone",
};

export function ageOf(freshness: Freshness): Age {
  return AGES[freshness] ?? "unknown";
}
