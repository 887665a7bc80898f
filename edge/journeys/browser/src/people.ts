import { createHash, randomBytes } from "node:crypto";
import { request } from "node:http";
import type { Page } from "playwright-core";
import { inject } from "vitest";
import { admin } from "./admin";

export const PASSWORD = "correct horse battery";
const CLIENT = "fitconnect-web";

export interface Tokens {
  access_token: string;
  refresh_token: string;
  id_token: string;
}

export function freshName(): string {
  return `p${randomBytes(6).toString("hex")}`;
}

/** A login that was begun: where the browser has to go, and what gets the tokens when it comes back. */
export interface LoginAttempt {
  url: string;
  /** Waits until the browser is back at the application and trades the code for tokens. */
  finish(page: Page): Promise<Tokens>;
}

/** Authorization code with PKCE; `more` are further parameters, such as `kc_action`. */
export function beginLogin(more: Record<string, string> = {}): LoginAttempt {
  const back = `${inject("platform")}/login-done`;
  const verifier = randomBytes(32).toString("base64url");
  const query = new URLSearchParams({
    response_type: "code",
    client_id: CLIENT,
    redirect_uri: back,
    scope: "openid",
    code_challenge_method: "S256",
    code_challenge: createHash("sha256").update(verifier).digest("base64url"),
    ...more,
  });
  return {
    url: `${inject("issuer")}/protocol/openid-connect/auth?${query}`,
    async finish(page) {
      await page.waitForURL((url) => url.href.startsWith(back));
      const code = new URL(page.url()).searchParams.get("code") ?? "";
      return (await token({
        grant_type: "authorization_code",
        client_id: CLIENT,
        code,
        redirect_uri: back,
        code_verifier: verifier,
      })) as Tokens;
    },
  };
}

/** Fills in the form for new people on the login page. */
export async function signUp(page: Page, name: string): Promise<Tokens> {
  const login = beginLogin();
  await page.goto(login.url);
  await page.getByRole("link", { name: "Register" }).click();
  await fillInRegistration(page, name);
  return login.finish(page);
}

/** Of the person that the name stands for, whose last name is Test. */
export async function fillInRegistration(page: Page, name: string): Promise<void> {
  await page.locator("#username").fill(name);
  await page.locator("#password").fill(PASSWORD);
  await page.locator("#password-confirm").fill(PASSWORD);
  await page.locator("#email").fill(`${name}@example.org`);
  await page.locator("#firstName").fill(name);
  await page.locator("#lastName").fill("Test");
  await page.getByRole("button", { name: "Register" }).click();
}

/** Fills in name and password; what comes next is the realm's business. */
export async function enterPassword(page: Page, name: string): Promise<void> {
  await page.locator("#username").fill(name);
  await page.locator("#password").fill(PASSWORD);
  await page.locator("#kc-login").click();
}

/** From a page that asks for it through the login, and back to that page. */
export async function logIn(page: Page, name: string): Promise<void> {
  const wanted = page.url();
  await page.getByRole("main").getByRole("button", { name: "Log in" }).click();
  await enterPassword(page, name);
  await page.waitForURL(wanted);
}

/** The token endpoint's answer to a form; an error is thrown with its code. */
export async function token(form: Record<string, string>): Promise<Partial<Tokens>> {
  const answer = await fetch(`${inject("issuer")}/protocol/openid-connect/token`, {
    method: "POST",
    body: new URLSearchParams(form),
  });
  const body = await answer.json();
  if (!answer.ok) throw new Error(body.error);
  return body;
}

export function claims(jwt: string): Record<string, unknown> & { sub: string; groups: string[] } {
  return JSON.parse(Buffer.from(jwt.split(".")[1], "base64url").toString());
}

/** The platform's answer to a request with this token. */
export function ask(path: string, access: string, method = "GET"): Promise<Response> {
  return fetch(inject("platform") + path, { method, headers: { authorization: `Bearer ${access}` } });
}

/** 404 is good news: let in, and no profile written yet. */
export async function profileStatus(access: string): Promise<number> {
  return (await ask(`/api/v1/athletes/${claims(access).sub}/profile`, access)).status;
}

const GARBAGE = Buffer.from([0x81, 0x81, 0, 0, 0, 0, 0x78]);
const CLOSE = 0x88;

/**
 * How an edge closes a WebSocket that was opened with this token and then sent garbage: 4400 who was let in, 4401 who
 * was not.
 */
export function closeCode(edge: "ingest" | "live", access: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const opening = request(`${inject("platform")}/${edge}/v1`, {
      headers: {
        authorization: `Bearer ${access}`,
        connection: "Upgrade",
        upgrade: "websocket",
        "sec-websocket-version": "13",
        "sec-websocket-key": randomBytes(16).toString("base64"),
        "sec-websocket-protocol": `fitconnect.${edge}.v1.json`,
      },
    });
    opening.on("upgrade", (_answer, socket, head) => {
      let received = head;
      const look = () => {
        if (received.length >= 4 && received[0] === CLOSE) {
          resolve(received.readUInt16BE(2));
          socket.destroy();
        }
      };
      socket.on("data", (bytes) => {
        received = Buffer.concat([received, bytes]);
        look();
      });
      socket.on("error", reject);
      look();
      if (!socket.destroyed) socket.write(GARBAGE);
    });
    opening.on("response", (answer) => reject(new Error(`no WebSocket: ${answer.statusCode}`)));
    opening.on("error", reject);
    opening.end();
  });
}

/** Somebody with a role that an administrator has given; returns the name to log in with. */
export async function createPerson(...roles: string[]): Promise<string> {
  const name = freshName();
  const answer = await admin("POST", "/fitconnect/users", {
    username: name,
    enabled: true,
    email: `${name}@example.org`,
    firstName: "Cora",
    lastName: "Coach",
    credentials: [{ type: "password", value: PASSWORD, temporary: false }],
  });
  const id = answer.headers.get("location")?.split("/").pop();
  const given = await Promise.all(
    roles.map(async (role) => (await admin("GET", `/fitconnect/roles/${role}`)).json()),
  );
  await admin("POST", `/fitconnect/users/${id}/role-mappings/realm`, given);
  return name;
}

/** By which the platform knows somebody. */
export async function idOf(name: string): Promise<string> {
  const [person] = await (await admin("GET", `/fitconnect/users?exact=true&username=${name}`)).json();
  return person.id;
}
