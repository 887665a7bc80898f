import {
  ErrorResponse,
  InMemoryWebStorage,
  type User,
  UserManager,
  WebStorageStateStore,
} from "oidc-client-ts";
import { type Person, personOf } from "./person";
import type { Settings } from "./settings";

/** A token is renewed when it has less than this left. */
const EARLY_S = 60;
const SILENT_S = 8;

/** What people change of how they log in, by the provider's own names (Keycloak's application-initiated actions). */
const ACTIONS = {
  passkey: "webauthn-register-passwordless",
  code: "CONFIGURE_TOTP",
  password: "UPDATE_PASSWORD",
} as const;
export type Action = keyof typeof ACTIONS;

export type Token = { status: "good"; value: string } | { status: "ended" | "unreachable" };

/** The OpenID provider's login: authorization code with PKCE, tokens in this page's memory only. */
export interface Login {
  /** @param action what to do there first, of who is logged in already */
  go(to: string, action?: Action): Promise<void>;
  finish(): Promise<{ person: Person; to: string }>;
  /** By the provider's own session, in a frame that nobody sees. Undefined: it has none. */
  silently(): Promise<Person | undefined | "unreachable">;
  token(): Promise<Token>;
  leave(): Promise<void>;
}

export function openLogin({ issuer, clientId }: Settings): Login {
  const users = new UserManager({
    authority: issuer,
    client_id: clientId,
    scope: "openid",
    redirect_uri: `${location.origin}/signed-in`,
    silent_redirect_uri: `${location.origin}/silent.html`,
    post_logout_redirect_uri: `${location.origin}/`,
    userStore: new WebStorageStateStore({ store: new InMemoryWebStorage() }),
    stateStore: new WebStorageStateStore({ store: sessionStorage }),
    accessTokenExpiringNotificationTimeInSeconds: EARLY_S,
    automaticSilentRenew: true,
    silentRequestTimeoutInSeconds: SILENT_S,
  });
  let renewing: Promise<User | null> | undefined;

  const framed = async () => {
    // Without a user there is no refresh token to use: the provider is asked in a frame.
    await users.removeUser();
    return users.signinSilent();
  };
  const renew = () => {
    renewing ??= users
      .signinSilent()
      .catch((failure: unknown) => (failure instanceof ErrorResponse ? framed() : Promise.reject(failure)))
      .finally(() => {
        renewing = undefined;
      });
    return renewing;
  };
  // Keeps a socket's ticket and the next request from waiting; whoever asks for the token hears of a failure.
  users.events.addSilentRenewError(() => void renew().catch(() => {}));

  return {
    go: (to, action) =>
      users.signinRedirect({
        state: to,
        ...(action && { extraQueryParams: { kc_action: ACTIONS[action] } }),
      }),
    async finish() {
      const user = await users.signinRedirectCallback();
      return { person: person(user), to: typeof user.state === "string" ? user.state : "/" };
    },
    async silently() {
      try {
        const user = await users.signinSilent();
        return user ? person(user) : undefined;
      } catch (failure) {
        return failure instanceof ErrorResponse ? undefined : "unreachable";
      }
    },
    async token() {
      const held = await users.getUser();
      if (held && (held.expires_in ?? 0) > EARLY_S / 2) {
        return { status: "good", value: held.access_token };
      }
      try {
        const user = await renew();
        return user ? { status: "good", value: user.access_token } : { status: "ended" };
      } catch (failure) {
        return { status: failure instanceof ErrorResponse ? "ended" : "unreachable" };
      }
    },
    leave: () => users.signoutRedirect(),
  };
}

function person(user: User): Person {
  return personOf(user.access_token, user.profile);
}
