import { createClient as createSocket } from "graphql-ws";
import { Client, type ExecutionResult, fetchExchange, subscriptionExchange } from "urql";
import { accessToken } from "../session/session";

const socket = createSocket({
  url: () => `${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/graphql`,
  // Opened by the first subscription, with the token of whoever is logged in then.
  connectionParams: async () => {
    const token = await accessToken();
    return token ? { Authorization: `Bearer ${token}` } : {};
  },
  retryAttempts: Number.POSITIVE_INFINITY,
  shouldRetry: () => true,
});

let lost = false;
const listeners = new Set<() => void>();
socket.on("connected", () => connectionIs(false));
// Without a subscription the socket is closed in good order (1000): nothing is lost then.
socket.on("closed", (end) => connectionIs((end as CloseEvent).code !== 1000));

function connectionIs(now: boolean): void {
  lost = now;
  for (const listener of listeners) {
    listener();
  }
}

/** The way of subscriptions: whether it was lost and is looked for, and how to begin it anew with a fresh token. */
export const subscriptions = {
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  isLost: () => lost,
  renew: () => socket.terminate(),
};

/** GraphQL at the gateway. Nothing is cached here: the gateway does that, and knows what has changed. */
export const client = new Client({
  url: "/graphql",
  preferGetMethod: false,
  fetch: async (input, init) => {
    const token = await accessToken();
    const headers = new Headers(init?.headers);
    if (token) {
      headers.set("authorization", `Bearer ${token}`);
    }
    return fetch(input, { ...init, headers });
  },
  exchanges: [
    fetchExchange,
    subscriptionExchange({
      forwardSubscription: (operation) => ({
        subscribe: ({ next, error, complete }) => ({
          unsubscribe: socket.subscribe(
            { ...operation, query: operation.query ?? "" },
            { next: (result) => next(result as ExecutionResult), error, complete },
          ),
        }),
      }),
    }),
  ],
});
