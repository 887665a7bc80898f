import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { launch, visitor, withAuthenticator } from "./browser";
import { fillInRegistration, freshName } from "./people";

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser?.close());

test("an athlete signs up in the app, adds a passkey in the settings, and logs in with it alone", async () => {
  const name = freshName();
  const { context, page } = await visitor(browser);
  await withAuthenticator(page);
  page.on("dialog", (dialog) => dialog.accept("laptop"));
  const settings = `${inject("platform")}/me/settings`;
  await page.goto(settings);
  await page.getByRole("main").getByRole("button", { name: "Log in" }).click();
  await page.getByRole("link", { name: "Register" }).click();
  await fillInRegistration(page, name);
  await page.getByRole("button", { name: "Add a passkey" }).click();
  await page.locator("#registerWebAuthn").click();
  await page.waitForURL(settings);

  await page.getByRole("button", { name: "Log out", exact: true }).click();
  await page.waitForURL(`${inject("platform")}/`);
  await page.getByRole("banner").getByRole("button", { name: "Log in" }).click();
  await page.waitForURL((url) => url.href.startsWith(inject("issuer")));
  const button = page.locator("#authenticateWebAuthnButton");
  // The browser may offer the passkey by itself before the button is there.
  await Promise.race([button.click(), page.waitForURL(`${inject("platform")}/`)]).catch(() => {});
  await page.getByRole("banner").getByText(`${name} Test`).waitFor();
  expect(await page.locator("#password").count()).toBe(0);
  await context.close();
});
