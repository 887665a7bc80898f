import { useSyncExternalStore } from "react";
import { read, write } from "../shell/kept";

export const UNITS = ["metric", "imperial"] as const;
export type Units = (typeof UNITS)[number];

const KEY = "fitconnect.units";
const MILE_M = 1609.344;
const POUND_KG = 0.45359237;
const listeners = new Set<() => void>();
let units: Units = UNITS.find((it) => it === read(KEY)) ?? "metric";

/** Kept by this browser; the platform knows metres and kilograms only. */
export function useUnits(): [Units, (to: Units) => void] {
  return [useSyncExternalStore(follow, () => units), change];
}

/** Kilometres or miles. */
export function distanceIn(units: Units, metres: number): number {
  return metres / (units === "metric" ? 1000 : MILE_M);
}

/** Kilograms or pounds. */
export function weightIn(units: Units, kg: number): number {
  return units === "metric" ? kg : kg / POUND_KG;
}

export function kgOf(units: Units, weight: number): number {
  return units === "metric" ? weight : weight * POUND_KG;
}

function change(to: Units): void {
  units = to;
  write(KEY, to);
  for (const listener of listeners) {
    listener();
  }
}

function follow(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
