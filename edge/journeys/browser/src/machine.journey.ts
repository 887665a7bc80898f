import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { launch, visitor } from "./browser";
import { claims, freshName, profileStatus, signUp, token } from "./people";

const CLIENT = "fitconnect-equipment";
let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser?.close());

test("a bike shows a code, the athlete approves it on the phone, and the bike rides for the athlete", async () => {
  const bike = await showCode();
  await expect(poll(bike.device_code)).rejects.toThrow("authorization_pending");

  const { context, page } = await visitor(browser);
  const athlete = await signUp(page, freshName());
  await page.goto(bike.verification_uri);
  await page.locator("#device-user-code, [name=device_user_code]").first().fill(bike.user_code);
  await page.locator("#kc-login").click();
  await page.locator("[name=accept]").click();
  await page.getByText("Device Login Successful").first().waitFor();
  await context.close();

  let access = "";
  const granted = expect.poll(
    async () => {
      access = await poll(bike.device_code).catch((e: Error) => (e.message === "slow_down" ? "" : Promise.reject(e)));
      return access;
    },
    { timeout: 30_000, interval: bike.interval * 1000 },
  );
  await granted.not.toBe("");
  expect(claims(access).sub).toBe(claims(athlete.access_token).sub);
  expect(claims(access).groups.sort()).toEqual(["athlete", "equipment"]);
  expect(await profileStatus(access)).toBe(404);
});

test("a code that the athlete declines gets the bike nothing", async () => {
  const bike = await showCode();
  const { context, page } = await visitor(browser);
  await signUp(page, freshName());
  await page.goto(bike.verification_uri_complete);
  await page.locator("[name=cancel]").click();
  await expect.poll(() => poll(bike.device_code).catch((e: Error) => e.message), { timeout: 15_000 }).toBe("access_denied");
  await context.close();
});

interface Shown {
  device_code: string;
  user_code: string;
  verification_uri: string;
  verification_uri_complete: string;
  interval: number;
}

async function showCode(): Promise<Shown> {
  const answer = await fetch(`${inject("issuer")}/protocol/openid-connect/auth/device`, {
    method: "POST",
    body: new URLSearchParams({ client_id: CLIENT }),
  });
  expect(answer.status).toBe(200);
  return answer.json();
}

/** What the machine does every few seconds: the token, or the reason why not yet as an error. */
async function poll(device_code: string): Promise<string> {
  const grant_type = "urn:ietf:params:oauth:grant-type:device_code";
  return (await token({ grant_type, client_id: CLIENT, device_code })).access_token ?? "";
}
