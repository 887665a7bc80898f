import { useEffect, useState } from "react";
import type { TrainingClass } from "./classes";
import { useClass, useClasses } from "./useClasses";

/**
 * The class to show: the one named, else the newest that runs; when that has ended it stays until the next one runs, so
 * that its final standings can be read. Undefined: not known yet; null: none.
 */
export function useShownClass(named: string | undefined): TrainingClass | null | undefined {
  const one = useClass(named);
  const running = useClasses("RUNNING");
  const [kept, setKept] = useState<TrainingClass | null | undefined>(undefined);
  useEffect(() => {
    if (running.data !== undefined) {
      const newest = newestOf(running.data);
      setKept((before) => newest ?? (before ? { ...before, state: "ENDED" } : null));
    } else if (running.error) {
      setKept((before) => before ?? null);
    }
  }, [running.data, running.error]);
  return named === undefined ? kept : (one.data ?? (one.error ? null : undefined));
}

function newestOf(classes: readonly TrainingClass[]): TrainingClass | undefined {
  return classes.reduce<TrainingClass | undefined>(
    (newest, it) => ((it.startedMs ?? 0) > (newest?.startedMs ?? -1) ? it : newest),
    undefined,
  );
}
