import { useEffect, useState } from "react";
import { rest } from "./rest";

export interface Answer<T> {
  /** Undefined: not answered yet. */
  readonly data: T | undefined;
  readonly error: unknown;
  again(): void;
}

/** What the REST API answers to a GET; asked anew when the path changes. Undefined: nothing is asked. */
export function useAsked<T>(path: string | undefined): Answer<T> {
  const [answer, setAnswer] = useState<{ path?: string; data?: T; error?: unknown }>({});
  const [turn, setTurn] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the turn asks again
  useEffect(() => {
    if (path === undefined) {
      return;
    }
    const gone = new AbortController();
    rest<T>(path, { signal: gone.signal })
      .then((data) => setAnswer({ path, data }))
      .catch((error: unknown) => gone.signal.aborted || setAnswer({ path, error }));
    return () => gone.abort();
  }, [path, turn]);
  const { data, error } = answer.path === path ? answer : {};
  return { data, error, again: () => setTurn((it) => it + 1) };
}
