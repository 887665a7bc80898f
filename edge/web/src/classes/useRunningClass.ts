import { useEffect, useState } from "react";
import { newestRunningClass, type TrainingClass } from "./classes";

const LOOK_EVERY_MS = 10_000;

/**
 * The class to show: the newest that runs. One that has ended stays until the next one runs, so that its final
 * standings can be read. Undefined: not known yet; null: none.
 */
export function useRunningClass(): TrainingClass | null | undefined {
  const [shown, setShown] = useState<TrainingClass | null | undefined>(undefined);

  useEffect(() => {
    const stop = new AbortController();
    const look = async () => {
      try {
        const running = await newestRunningClass(stop.signal);
        setShown((before) => running ?? (before ? { ...before, state: "ended" } : null));
      } catch {
        // Out of reach: what is shown stays, and the board's own banner tells about it.
        setShown((before) => (stop.signal.aborted ? before : (before ?? null)));
      }
    };
    void look();
    const timer = setInterval(look, LOOK_EVERY_MS);
    return () => {
      stop.abort();
      clearInterval(timer);
    };
  }, []);

  return shown;
}
