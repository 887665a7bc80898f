import { useCallback, useDeferredValue, useEffect, useMemo, useState, useSyncExternalStore } from "react";
import { type AnyVariables, type TypedDocumentNode, useQuery } from "urql";
import { client, subscriptions } from "./client";
import { problemOf } from "./problem";

/** Between two tries of a subscription that the platform has ended, at most; half of it at least. */
const AGAIN_MS = 6_000;

export interface Watched<T> {
  /** As it is now; undefined: nothing was answered yet. */
  readonly data: T | undefined;
  readonly error: unknown;
  /** The connection or the subscription was lost and is looked for: what is shown is from before. */
  readonly stale: boolean;
  again(): void;
}

/**
 * What a query answers, and then what the subscription that goes with it says after every change. Without variables
 * nothing is asked. A refusal that may pass is tried again.
 */
export function useWatched<Q, S, V extends AnyVariables>(
  query: TypedDocumentNode<Q, V>,
  subscription: TypedDocumentNode<S, V>,
  variables: V | undefined,
): Watched<Q | S> {
  const key = JSON.stringify(variables);
  const [told, setTold] = useState<{ key?: string | undefined; data?: S; error?: unknown }>({});
  const [turn, setTurn] = useState(0);
  const [first, ask] = useQuery({ query, variables: variables as V, pause: variables === undefined });
  const lost = useSyncExternalStore(subscriptions.subscribe, subscriptions.isLost);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the variables; a new turn asks again
  useEffect(() => {
    if (variables === undefined) {
      return;
    }
    let timer: ReturnType<typeof setTimeout> | undefined;
    const running = client.subscription(subscription, variables).subscribe(({ data, error }) => {
      if (data) {
        setTold({ key, data });
      } else if (error) {
        setTold((before) => ({ ...(before.key === key && before), key, error }));
        const { code, retryable } = problemOf(error);
        const outdated = code.startsWith("token.");
        if (retryable || outdated) {
          timer = setTimeout(
            () => {
              if (outdated) {
                subscriptions.renew();
              }
              setTurn((it) => it + 1);
            },
            (AGAIN_MS * (1 + Math.random())) / 2,
          );
        }
      }
    });
    return () => {
      clearTimeout(timer);
      running.unsubscribe();
    };
  }, [subscription, key, turn]);

  const newer = told.key === key ? told : {};
  const data = newer.data ?? first.data;
  // Drawn when there is time, since it may be much; but never for what is no longer asked.
  const drawn = useDeferredValue(useMemo(() => ({ key, data }), [key, data]));
  return {
    data: drawn.key === key ? drawn.data : undefined,
    error: newer.error ?? (newer.data ? undefined : first.error),
    stale: lost || newer.error !== undefined,
    again: useCallback(() => {
      ask({ requestPolicy: "network-only" });
      setTurn((it) => it + 1);
    }, [ask]),
  };
}
