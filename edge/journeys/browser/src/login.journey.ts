import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launch, visitor, withAuthenticator } from "./browser";
import {
  ask,
  beginLogin,
  claims,
  closeCode,
  enterPassword,
  freshName,
  profileStatus,
  signUp,
  token,
} from "./people";
import { totp } from "./totp";

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser?.close());

test("who signs up is an athlete and is let in with the token of the login", async () => {
  const name = freshName();
  const { context, page } = await visitor(browser);
  const first = await signUp(page, name);
  expect(claims(first.access_token).groups).toEqual(["athlete"]);
  expect(await profileStatus(first.access_token)).toBe(404);
  expect(await closeCode("ingest", first.access_token)).toBe(4400);
  expect(await closeCode("live", first.access_token)).toBe(4400);
  await context.close();

  const later = await visitor(browser);
  const login = beginLogin();
  await later.page.goto(login.url);
  await enterPassword(later.page, name);
  const second = await login.finish(later.page);
  expect(claims(second.access_token).sub).toBe(claims(first.access_token).sub);
  expect(await profileStatus(second.id_token)).toBe(401);
  await later.context.close();
});

test("a wrong password is told in words, beside the field", async () => {
  const { context, page } = await visitor(browser);
  await page.goto(beginLogin().url);
  await enterPassword(page, freshName());
  expect(await page.locator("#input-error-username").textContent()).toContain("Invalid username or password");
  expect(await page.locator("#username").getAttribute("aria-invalid")).toBe("true");
  await context.close();
});

test("who has set up TOTP is asked for a code at the next login", async () => {
  const name = freshName();
  const { context, page } = await visitor(browser);
  await signUp(page, name);
  const enrolment = beginLogin({ kc_action: "CONFIGURE_TOTP" });
  await page.goto(enrolment.url);
  await page.locator("#mode-manual").click();
  const secret = (await page.locator("#kc-totp-secret-key").textContent()) ?? "";
  await page.locator("#totp").fill(totp(secret));
  await page.locator("#userLabel").fill("phone");
  await page.locator("#saveTOTPBtn").click();
  await enrolment.finish(page);
  await context.close();

  const later = await visitor(browser);
  const login = beginLogin();
  await later.page.goto(login.url);
  await enterPassword(later.page, name);
  await later.page.locator("#otp").fill("000000");
  await later.page.locator("#kc-login").click();
  expect(await later.page.locator("#input-error-otp").textContent()).toContain("Invalid");
  // A code is good once, and the last one enrolled: the next period's is within the window.
  await later.page.locator("#otp").fill(totp(secret, 1));
  await later.page.locator("#kc-login").click();
  expect(await profileStatus((await login.finish(later.page)).access_token)).toBe(404);
  await later.context.close();
});

test("a passkey alone is enough to log in", async () => {
  const name = freshName();
  const { context, page } = await visitor(browser);
  await withAuthenticator(page);
  const first = await signUp(page, name);
  const enrolment = beginLogin({ kc_action: "webauthn-register-passwordless" });
  page.on("dialog", (dialog) => dialog.accept("laptop"));
  await page.goto(enrolment.url);
  await page.locator("#registerWebAuthn").click();
  await enrolment.finish(page);

  // The authenticator lives as long as its page, so the session goes and the page stays.
  await context.clearCookies();
  const login = beginLogin();
  await page.goto(login.url);
  const button = page.locator("#authenticateWebAuthnButton");
  await Promise.race([button.click(), page.waitForURL(/login-done/)]).catch(() => {});
  const second = await login.finish(page);
  expect(claims(second.access_token).sub).toBe(claims(first.access_token).sub);
  await context.close();
});

test("a security key serves as second factor after the password", async () => {
  const name = freshName();
  const { context, page } = await visitor(browser);
  await withAuthenticator(page);
  await signUp(page, name);
  const enrolment = beginLogin({ kc_action: "webauthn-register" });
  page.on("dialog", (dialog) => dialog.accept("key"));
  await page.goto(enrolment.url);
  await page.locator("#registerWebAuthn").click();
  await enrolment.finish(page);

  await context.clearCookies();
  const login = beginLogin();
  await page.goto(login.url);
  await enterPassword(page, name);
  await page.locator("#authenticateWebAuthnButton").click();
  expect(await profileStatus((await login.finish(page)).access_token)).toBe(404);
  await context.close();
});

test("logout everywhere ends the sessions of every browser and their tokens", async () => {
  const name = freshName();
  const one = await visitor(browser);
  const phone = await signUp(one.page, name);
  const other = await visitor(browser);
  const login = beginLogin();
  await other.page.goto(login.url);
  await enterPassword(other.page, name);
  const laptop = await login.finish(other.page);
  expect(await (await ask("/api/v1/sessions", laptop.access_token)).json()).toHaveLength(2);

  expect((await ask("/api/v1/sessions", laptop.access_token, "DELETE")).status).toBe(204);

  for (const tokens of [phone, laptop]) {
    await expect.poll(() => profileStatus(tokens.access_token), { timeout: 3_000 }).toBe(401);
    expect(await closeCode("ingest", tokens.access_token)).toBe(4401);
    expect(await closeCode("live", tokens.access_token)).toBe(4401);
    await expect(
      token({ grant_type: "refresh_token", client_id: "fitconnect-web", refresh_token: tokens.refresh_token }),
    ).rejects.toThrow("invalid_grant");
  }
  await one.page.goto(beginLogin().url);
  await one.page.locator("#password").waitFor();
  await one.context.close();
  await other.context.close();
});
