/** What the platform takes when a profile says nothing (contracts, "Boards"). */
const USUAL_HR_MAX = 190;
/** Lower bounds of zones 1 to 5, of HRmax (Edwards 1993). */
const BOUNDS = [0.5, 0.6, 0.7, 0.8, 0.9] as const;

/** HRmax from the profile, else 208 - 0.7 x age (Tanaka 2001), else 190; bpm. */
export function hrMaxOf(
  profile: { hrMax: number | null; birthYear: number | null } | null,
  year: number,
): number {
  if (profile?.hrMax) {
    return profile.hrMax;
  }
  return profile?.birthYear ? 208 - 0.7 * (year - profile.birthYear) : USUAL_HR_MAX;
}

/** 1 to 5; 0: below zone 1. */
export function zoneOf(bpm: number, hrMax: number): number {
  return BOUNDS.filter((bound) => bpm / hrMax >= bound).length;
}

/** The heart rates of a zone, bpm: from, and up to but not including. */
export function rangeOf(zone: number, hrMax: number): readonly [from: number, below: number] {
  return [Math.ceil((BOUNDS[zone - 1] ?? 0) * hrMax), Math.ceil((BOUNDS[zone] ?? 1.1) * hrMax)];
}
