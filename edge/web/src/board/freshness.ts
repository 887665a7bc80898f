import { Freshness } from "#proto/fitconnect/live/v1/live_pb";

/** How old a row is, for people: the word says it, the colour only repeats it. */
export interface Age {
  readonly word: string;
  readonly className: string;
  readonly meaning: string;
}

const AGES: Record<Freshness, Age> = {
  [Freshness.FRESHNESS_UNSPECIFIED]: { word: "", className: "unknown", meaning: "age unknown" },
  [Freshness.LIVE]: { word: "LIVE", className: "live", meaning: "heard from within 3 seconds" },
  [Freshness.LATE]: { word: "LATE", className: "late", meaning: "not heard from for over 3 seconds" },
  [Freshness.STALE]: { word: "STALE", className: "stale", meaning: "not heard from for over 10 seconds" },
  [Freshness.GONE]: { word: "GONE", className: "gone", meaning: "not heard from for over a minute" },
};

export function ageOf(freshness: Freshness): Age {
  return AGES[freshness] ?? AGES[Freshness.FRESHNESS_UNSPECIFIED];
}
