import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test, vi } from "vitest";
import { faults } from "./axe";
import { launch } from "./browser";
import { ROOT } from "./instance";
import { createPerson, logIn } from "./people";
import { call, recordings, startClass, tokenOf } from "./platform";
import { beat, heartRates, tcx, wearStrap } from "./strap";

const CLASS = "ridden";
const OLD_FIT = resolve(ROOT, "../shared/data/fit/elevate-treadmill.fit");
const [file] = recordings(1);

interface Workout {
  sampleCount: number;
  state: string;
}

// The recordings of ../shared/data may not be on this machine.
describe.skipIf(file === undefined)("an athlete with a strap", () => {
  const rates = file === undefined ? [] : heartRates(file).slice(300);
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let sent = 0;
  let sessionId = "";

  const play = async (count: number) => {
    await beat(page, rates.slice(sent, sent + count));
    sent += count;
  };
  const waiting = () => page.getByText(/\d+ samples? waits?/);

  beforeAll(async () => {
    browser = await launch();
    context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: "en-GB" });
    context.setDefaultTimeout(30_000);
    await wearStrap(context);
    page = await context.newPage();
    await startClass(CLASS, "Morning ride", await tokenOf("coach-2", "coach"));
  });
  afterAll(() => browser?.close());

  test("logs in, and connects the strap", async () => {
    const name = await createPerson("athlete");
    await page.goto(`${inject("platform")}/train?class=${CLASS}`);
    await logIn(page, name);
    await page.getByRole("button", { name: "Add a strap or a machine" }).click();
    await page.getByText("Strap H10").waitFor();
    expect(await faults(page)).toEqual([]);
  });

  test("joins the class, reads the heart rate, and stands on its board", async () => {
    await page
      .getByRole("listitem")
      .filter({ hasText: "Morning ride" }).first()
      .getByRole("button", { name: "Join" })
      .click();
    await page.getByRole("button", { name: "Finish the workout" }).waitFor();
    await play(20);
    await page.getByText(String(rates[sent - 1]), { exact: true }).first().waitFor();
    await page.getByText("Safe with the platform").waitFor();
    await page.getByText("You", { exact: true }).waitFor();
    await page.getByRole("button", { name: "Points" }).click();
    await page.getByText("effort points").waitFor();
    expect(await faults(page)).toEqual([]);
  });

  test("reads what the coach says", async () => {
    const coach = await tokenOf("coach-2", "coach");
    const words = "Shoulders down, breathe";
    // Who has just walked in is known as a participant within seconds.
    await vi.waitFor(() => call("POST", `/classes/${CLASS}/cues`, coach, { text: words }), {
      timeout: 30_000,
      interval: 500,
    });
    await page.getByText(words).first().waitFor();
  });

  test("goes on without a network: what is measured waits, and goes out when the network is back", async () => {
    await context.setOffline(true);
    await play(30);
    await waiting().waitFor();
    await context.setOffline(false);
    await page.getByText("Safe with the platform").waitFor();
    await waiting().waitFor({ state: "detached" });
    await play(10);
  });

  test("finishes, and each sample was counted once", async () => {
    await page.getByRole("button", { name: "Finish the workout" }).click();
    await page.waitForURL(/\/me\/workouts\//);
    sessionId = new URL(page.url()).pathname.split("/").at(-1) ?? "";
    const admin = await tokenOf("admin-1", "admin");
    const workout = () => call("GET", `/workouts/${sessionId}`, admin).catch(() => undefined);
    await expect
      .poll(workout, { timeout: 60_000 })
      .toMatchObject({ sampleCount: sent, state: "ended" } satisfies Workout);
    await page.getByText(`${sent} samples recorded`).waitFor();
    expect(await faults(page)).toEqual([]);
  });

  test("imports a workout that a watch has kept, and is told why an old one is refused", async () => {
    await page.goto(`${inject("platform")}/me/import`);
    const choose = page.locator("input[type=file]");
    const buffer = Buffer.from(tcx(rates.slice(0, 600)));
    await choose.setInputFiles({ name: "watch.tcx", mimeType: "application/xml", buffer });
    await page.getByText("600 samples taken").waitFor();
    await choose.setInputFiles({ name: "watch.tcx", mimeType: "application/xml", buffer });
    await page.getByText("is here already").waitFor();
    if (existsSync(OLD_FIT)) {
      await choose.setInputFiles({ name: "old.fit", mimeType: "", buffer: readFileSync(OLD_FIT) });
      await page.getByRole("alert").filter({ hasText: "30 days" }).waitFor();
    }
    expect(await faults(page)).toEqual([]);
  });

  test("opens the app without a network, and is told so", async () => {
    await page.goto(`${inject("platform")}/train`);
    await page.getByRole("heading", { level: 1 }).waitFor();
    await page.evaluate(async () => void (await navigator.serviceWorker.ready));
    await page.reload();
    await page.getByRole("heading", { level: 1 }).waitFor();
    await context.setOffline(true);
    await page.reload();
    await page.getByText("You are offline").waitFor();
    await page.getByRole("button", { name: "Start", exact: true }).waitFor();
    await context.setOffline(false);
  });

  test.each(["/me/progress", "/me/settings"])("%s has no fault that axe finds, dark or light", async (path) => {
    await page.goto(inject("platform") + path);
    await page.getByRole("heading", { level: 1 }).waitFor();
    expect(await faults(page)).toEqual([]);
    await page.getByRole("button", { name: /^Theme/ }).click();
    expect(await faults(page)).toEqual([]);
  });
});
