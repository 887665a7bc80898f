import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { faults } from "./axe";
import { launch } from "./browser";
import { killGateway, recordings, register, replay, startClass, tokenOf } from "./platform";

const CLASS = "spectated";
const files = recordings(4);
const athletes = files.map((_, at) => `seen-${at}`);
const NAMES = ["Ann", "Bob", "Cid", "Dot"];

// The recordings of ../shared/data may not be on this machine.
describe.skipIf(files.length < 3)("a spectator, without a login", () => {
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let stop: () => Promise<void>;

  beforeAll(async () => {
    browser = await launch();
    context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: "en-GB" });
    context.setDefaultTimeout(30_000);
    page = await context.newPage();
    await startClass(CLASS, "Evening ride", await tokenOf("coach-1", "coach"));
    for (const [at, athlete] of athletes.entries()) {
      await register(athlete, NAMES[at] ?? athlete);
    }
    stop = replay(files, athletes, CLASS, 20);
  });
  afterAll(async () => {
    await stop?.();
    await browser?.close();
  });

  const rows = () => page.locator("[data-athlete]");
  const scores = () => rows().locator("[class*=score]").allTextContents();

  test("sees the class that runs, with everybody in it, and the scores move", async () => {
    await page.goto(inject("platform"));
    await page.getByRole("heading", { name: "Evening ride" }).waitFor();
    await expect.poll(() => rows().count(), { timeout: 40_000 }).toBe(files.length);
    const before = await scores();
    await expect.poll(scores, { timeout: 30_000 }).not.toEqual(before);
    expect(await faults(page)).toEqual([]);
  });

  test("learns how many seconds lie between two athletes once that was seen", async () => {
    await expect.poll(() => page.getByText(/^\d+(\.\d)? s$/).count(), { timeout: 60_000 }).toBeGreaterThan(0);
  });

  test("finds somebody by name, and keeps them pinned over a reload", async () => {
    await page.getByLabel("Find somebody").fill("bo");
    await page.getByRole("button", { name: /Bob/ }).first().click();
    await page.getByRole("button", { name: "Unpin Bob" }).waitFor();
    await page.reload();
    await page.getByRole("button", { name: "Unpin Bob" }).waitFor();
  });

  test("goes on without a reload after the gateway was killed", async () => {
    await page.evaluate(() => {
      document.body.dataset.loaded = "once";
    });
    killGateway();
    await page.getByText("Reconnecting").waitFor();
    await page.getByText("Reconnecting").waitFor({ state: "detached", timeout: 80_000 });
    expect(await page.locator("body").getAttribute("data-loaded")).toBe("once");
    expect(await rows().count()).toBeGreaterThan(0);
  });

  test.each(["/classes", `/classes/${CLASS}`, "/competitions", `/tv/boards/class/${CLASS}`, "/boards/today/reps", "/nowhere"])(
    "%s is reached by its address, and axe finds nothing in it, dark or light",
    async (path) => {
      await page.goto(inject("platform") + path);
      await page.locator("h1, [class*=stateTitle]").first().waitFor();
      expect(await faults(page)).toEqual([]);
      await page.evaluate(() => {
        document.documentElement.dataset.theme = "light";
      });
      expect(await faults(page)).toEqual([]);
    },
  );

  test("reads Russian when the browser does", async () => {
    const other = await browser.newContext({ locale: "ru-RU" });
    const russian = await other.newPage();
    await russian.goto(`${inject("platform")}/boards/today/effort`);
    await russian.getByRole("heading", { name: "Сегодня, все" }).waitFor();
    await other.close();
  });
});
