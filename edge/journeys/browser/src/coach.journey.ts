import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { faults } from "./axe";
import { launch } from "./browser";
import { createPerson, logIn } from "./people";
import { recordings, register, replay } from "./platform";

const files = recordings(4);
const athletes = files.map((_, at) => `coached-${at}`);
const NAMES = ["Eve", "Fay", "Gus", "Hal"];

// The recordings of ../shared/data may not be on this machine.
describe.skipIf(files.length < 3)("a coach, logged in", () => {
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let stop: (() => Promise<void>) | undefined;

  beforeAll(async () => {
    browser = await launch();
    context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: "en-GB" });
    context.setDefaultTimeout(30_000);
    page = await context.newPage();
    for (const [at, athlete] of athletes.entries()) {
      await register(athlete, NAMES[at] ?? athlete);
    }
  });
  afterAll(async () => {
    await stop?.();
    await browser?.close();
  });

  test("is asked to log in, and comes back to the page that was wanted", async () => {
    const name = await createPerson("coach");
    await page.goto(`${inject("platform")}/coach`);
    await logIn(page, name);
    await page.getByRole("heading", { name: "Coach", exact: true }).waitFor();
    expect(new URL(page.url()).pathname).toBe("/coach");
  });

  test("keeps no token in the browser's stores, and is logged in again after a reload", async () => {
    const kept = await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }));
    expect(kept).not.toMatch(/eyJ[\w-]+\.eyJ/);
    await page.reload();
    await page.getByRole("heading", { name: "Coach", exact: true }).waitFor();
  });

  test("plans a class and starts it", async () => {
    await page.getByLabel("Title").fill("Spin");
    await page.getByRole("button", { name: "Add a block" }).click();
    await page.getByLabel("Minutes").fill("10");
    await page.getByRole("button", { name: "Plan it" }).click();
    await page.getByRole("button", { name: "Start", exact: true }).click();
    await page.getByRole("link", { name: "Wall" }).waitFor();
    expect(await faults(page)).toEqual([]);
  });

  test("sees a tile with heart rate and zone for everybody who sends", async () => {
    await page.getByRole("link", { name: "Wall" }).click();
    await page.getByRole("heading", { name: "Spin" }).waitFor();
    const classId = new URL(page.url()).pathname.split("/")[2] ?? "";
    stop = replay(files, athletes, classId, 5);
    for (const name of NAMES.slice(0, files.length)) {
      await page.getByTitle(`Message to ${name}`).waitFor();
    }
    await page.getByText(/^\d+%$/).first().waitFor();
    expect(await faults(page)).toEqual([]);
  });

  test("filters the tiles by name", async () => {
    await page.getByLabel("Name").fill("fa");
    await page.getByTitle("Message to Eve").waitFor({ state: "detached" });
    await page.getByTitle("Message to Fay").waitFor();
    await page.getByLabel("Name").fill("");
  });

  test("says a word to one athlete, and sees to whom it was said", async () => {
    const words = "Elbows in";
    await page.getByTitle("Message to Fay").click();
    await page.getByLabel("What they read").fill(words);
    await page.getByRole("button", { name: "Send", exact: true }).click();
    await page.getByText("Sent to 1 athlete").waitFor();
    await page.getByRole("listitem").filter({ hasText: `Fay ${words}` }).waitFor();
    expect(await page.getByRole("listitem").filter({ hasText: words }).count()).toBe(1);
  });
});
