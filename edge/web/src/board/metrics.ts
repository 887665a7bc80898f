/** A board's metric: what it counts, and how people read it. */
export interface Metric {
  readonly id: string;
  readonly label: string;
  /** Of the whole board, by its highest score: a unit must not change from row to row. */
  unit(highest: number): Unit;
}

export interface Unit {
  readonly name: string;
  format(score: number): string;
}

const fixed = (name: string, digits: number, per = 1): Unit => ({
  name,
  format: (score) => (score / per).toFixed(digits),
});

export const METRICS: readonly Metric[] = [
  { id: "effort", label: "Effort", unit: () => fixed("pts", 1) },
  {
    id: "distance",
    label: "Distance",
    unit: (highest) => (highest < 1000 ? fixed("m", 0) : fixed("km", 2, 1000)),
  },
  { id: "reps", label: "Reps", unit: () => fixed("reps", 0) },
  { id: "energy", label: "Energy", unit: () => fixed("kcal", 0) },
  { id: "work", label: "Work", unit: () => fixed("kJ", 1, 1000) },
];

export function metricOf(id: string): Metric {
  const metric = METRICS.find((candidate) => candidate.id === id) ?? METRICS[0];
  if (metric === undefined) {
    throw new Error("there is no metric at all");
  }
  return metric;
}
