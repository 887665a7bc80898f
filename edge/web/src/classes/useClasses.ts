import { useEffect } from "react";
import { useQuery } from "urql";
import { CLASS, CLASSES, type TrainingClass } from "./classes";

/** Classes come and go by hand, and no stream tells of it: they are asked for again as often as one would look. */
const LOOK_EVERY_MS = 10_000;

export type ClassState = TrainingClass["state"];

export interface Asked<T> {
  /** What was answered last; undefined: nothing yet. */
  readonly data: T | undefined;
  readonly error: unknown;
  again(): void;
}

/** Classes of a state, the latest change first. */
export function useClasses(state: ClassState, limit = 50): Asked<readonly TrainingClass[]> {
  const [{ data, error }, ask] = useQuery({ query: CLASSES, variables: { state, limit } });
  useAgain(ask);
  return { data: data?.classes, error, again: () => ask({ requestPolicy: "network-only" }) };
}

/** One class; null: there is none, and the error says why. */
export function useClass(id: string | undefined): Asked<TrainingClass | null> {
  const [{ data, error }, ask] = useQuery({
    query: CLASS,
    variables: { id: id ?? "" },
    pause: id === undefined,
  });
  useAgain(ask, id !== undefined);
  return {
    data: data?.class === null ? null : data?.class,
    error,
    again: () => ask({ requestPolicy: "network-only" }),
  };
}

function useAgain(ask: (options: { requestPolicy: "network-only" }) => void, wanted = true): void {
  useEffect(() => {
    if (!wanted) {
      return;
    }
    const look = () => document.visibilityState === "visible" && ask({ requestPolicy: "network-only" });
    const timer = setInterval(look, LOOK_EVERY_MS);
    document.addEventListener("visibilitychange", look);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", look);
    };
  }, [ask, wanted]);
}
