import { useSyncExternalStore } from "react";
import { read, write } from "../shell/kept";
import type { Action, Login } from "./login";
import type { Person, Role } from "./person";

/**
 * Whether somebody is logged in. `away`: this browser knows who was, but can't ask the login now; there is no token.
 */
export type Session =
  | { readonly status: "looking" | "nobody" }
  | { readonly status: "here" | "away"; readonly person: Person };

/** Who was logged in when the page was left; no token is kept, so it only tells whether asking is worth it. */
const KEY = "fitconnect.person";
const listeners = new Set<() => void>();
const before = kept();
let session: Session = { status: before ? "looking" : "nobody" };
let login: Promise<Login> | undefined;
let looked: Promise<void> = Promise.resolve();

export function useSession(): Session {
  return useSyncExternalStore(follow, currentSession);
}

export function currentSession(): Session {
  return session;
}

/** The person, unless nobody is logged in (or it is not known yet). */
export function usePerson(): Person | undefined {
  const now = useSession();
  return "person" in now ? now.person : undefined;
}

export function useRole(role: Role): boolean {
  return usePerson()?.roles.includes(role) ?? false;
}

/** Asks the login silently if somebody was here before; call once, at the start. */
export function resume(): Promise<void> {
  if (before) {
    looked = (async () => {
      const back = await (await loaded()).silently();
      settle(back === "unreachable" ? { status: "away", person: before } : here(back));
    })().catch(() => settle({ status: "away", person: before }));
  }
  return looked;
}

/** Goes to the login page, and comes back to this path. */
export async function logIn(to = location.pathname + location.search): Promise<void> {
  await (await loaded()).go(to);
}

/** Changes how one logs in, at the login page, and comes back to this one. */
export async function changeLogIn(action: Action): Promise<void> {
  await (await loaded()).go(location.pathname, action);
}

/** Ends the session at the login too. */
export async function logOut(): Promise<void> {
  write(KEY, undefined);
  await (await loaded()).leave();
}

/** Takes what the login page sent back. Returns the path to go on with. */
export async function finishLogIn(): Promise<string> {
  const { person, to } = await (await loaded()).finish();
  settle(here(person));
  return to;
}

/** Good for a while yet; undefined: nobody is logged in, or the login can't be asked. */
export async function accessToken(): Promise<string | undefined> {
  await looked;
  if (session.status === "nobody" || session.status === "looking") {
    return undefined;
  }
  const login = await loaded();
  const token = await login.token();
  if (token.status === "ended") {
    settle({ status: "nobody" });
  } else if (token.status === "unreachable" && session.status === "here") {
    settle({ status: "away", person: session.person });
  } else if (token.status === "good" && session.status === "away") {
    settle({ status: "here", person: session.person });
  }
  return token.status === "good" ? token.value : undefined;
}

function loaded(): Promise<Login> {
  login ??= Promise.all([import("./login"), import("./settings")])
    .then(async ([{ openLogin }, { settings }]) => openLogin(await settings()))
    .catch((failure: unknown) => {
      login = undefined;
      throw failure;
    });
  return login;
}

function here(person: Person | undefined): Session {
  return person ? { status: "here", person } : { status: "nobody" };
}

function settle(next: Session): void {
  session = next;
  write(KEY, "person" in next ? JSON.stringify(next.person) : undefined);
  for (const listener of listeners) {
    listener();
  }
}

function follow(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function kept(): Person | undefined {
  try {
    const text = read(KEY);
    return text ? (JSON.parse(text) as Person) : undefined;
  } catch {
    return undefined;
  }
}
