/** As GET /api/v1/classes/{id}/report tells it. Times s; zones 1 to 5; absent heart figures: none, or not shared. */
export interface ClassReport {
  readonly classId: string;
  readonly title: string;
  readonly state: "running" | "ended";
  /** ms since 1970. */
  readonly startMs: number;
  readonly endMs?: number;
  /** How many share no heart rate. */
  readonly withheld: number;
  /** Most effort first. */
  readonly athletes: readonly AthleteReport[];
  readonly totals: Figures & { readonly athletes: number };
}

export interface Figures {
  readonly durationS: number;
  readonly effort: number;
  readonly zoneSeconds?: readonly number[];
  readonly distanceM: number;
  readonly energyKcal: number;
  readonly inTargetS?: number;
  readonly targetS?: number;
}

export interface AthleteReport extends Figures {
  readonly athleteId: string;
  readonly name: string | null;
  readonly heartRateWithheld: boolean;
  readonly heartRateMean?: number;
  readonly heartRateMax?: number;
}

/** How much of the time with a target was spent in it, 0 to 1; undefined: there was none, or it is not known. */
export function inTarget({ inTargetS, targetS }: Figures): number | undefined {
  return inTargetS === undefined || !targetS ? undefined : inTargetS / targetS;
}
