import { startTransition, useCallback, useEffect, useState } from "react";
import { rest } from "./rest";

export interface Answer<T> {
  readonly data: T | undefined;
  readonly error: unknown;
  again(): void;
}

/** What a GET of the path answers; the old answer stays until the new one is here. Undefined: ask nothing. */
export function useRest<T>(path: string | undefined): Answer<T> {
  const [answer, setAnswer] = useState<{ path?: string | undefined; data?: T; error?: unknown }>({});
  const [turn, setTurn] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new turn asks again
  useEffect(() => {
    if (path === undefined) {
      return;
    }
    const stop = new AbortController();
    rest<T>(path, { signal: stop.signal }).then(
      // Drawn when there is time: what the page shows of it may be much.
      (data) => startTransition(() => setAnswer({ path, data })),
      (error: unknown) => {
        if (!stop.signal.aborted) {
          setAnswer({ path, error });
        }
      },
    );
    return () => stop.abort();
  }, [path, turn]);
  const fits = answer.path === path;
  return {
    data: fits ? answer.data : undefined,
    error: fits ? answer.error : undefined,
    again: useCallback(() => setTurn((it) => it + 1), []),
  };
}
