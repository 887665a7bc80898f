import type { Format } from "../i18n/format";

export const METRICS = ["effort", "distance", "reps", "energy", "work"] as const;
export type Metric = (typeof METRICS)[number];

/** How the scores of a board are read; of the whole board, for a unit must not change from row to row. */
export interface Unit {
  readonly word: "unit.effort" | "unit.m" | "unit.km" | "unit.reps" | "unit.energy" | "unit.work";
  /** The metric's own unit by this one. */
  readonly per: number;
  readonly digits: number;
}

const UNITS: Record<Metric, (highest: number) => Unit> = {
  effort: () => ({ word: "unit.effort", per: 1, digits: 1 }),
  distance: (highest) =>
    highest < 1000 ? { word: "unit.m", per: 1, digits: 0 } : { word: "unit.km", per: 1000, digits: 2 },
  reps: () => ({ word: "unit.reps", per: 1, digits: 0 }),
  energy: () => ({ word: "unit.energy", per: 1, digits: 0 }),
  work: () => ({ word: "unit.work", per: 1000, digits: 1 }),
};

export function metricOf(id: string | undefined): Metric {
  return METRICS.find((metric) => metric === id) ?? "effort";
}

export function unitOf(metric: Metric, highest: number): Unit {
  return UNITS[metric](highest);
}

export function scoreText(score: number, unit: Unit, format: Format): string {
  return format.number(score / unit.per, unit.digits);
}
