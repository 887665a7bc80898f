import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { faults } from "./axe";
import { launch } from "./browser";
import { createPerson, idOf, logIn } from "./people";
import { recordings, rideClass } from "./platform";

const CLASS = "raced";
const files = recordings(3);
const EARLIER = "raced-before";
const NAMES = ["Ivo", "Jan", "Kim"];

// The recordings of ../shared/data may not be on this machine.
describe.skipIf(files.length < 3)("what is left of a class, and what runs it", () => {
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let ivo: string;

  beforeAll(async () => {
    browser = await launch();
    context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: "en-GB" });
    context.setDefaultTimeout(30_000);
    page = await context.newPage();
    ivo = await createPerson("athlete");
    const id = await idOf(ivo);
    await rideClass(EARLIER, "Race before", files.slice(0, 1), NAMES, [id]);
    await rideClass(CLASS, "Race", files, NAMES, [id, "jan", "kim"]);
  });
  afterAll(() => browser?.close());

  const rows = () => page.locator("[data-athlete]");
  test("anybody watches the class again: its end has everybody, and it plays from the start", async () => {
    await page.goto(`${inject("platform")}/replay/${CLASS}`);
    await page.getByRole("heading", { name: "Race" }).waitFor();
    await page.getByLabel("Time since the start").press("End");
    await expect.poll(() => rows().count()).toBe(files.length);
    expect(await faults(page)).toEqual([]);
    // The class was short: at its own speed it does not end under the test.
    await page.getByRole("button", { name: "1×", exact: true }).click();
    await page.getByLabel("Time since the start").press("Home");
    const time = () => page.getByLabel("Time since the start").inputValue().then(Number);
    await expect.poll(time, { timeout: 20_000 }).toBeGreaterThan(1);
    await page.getByRole("button", { name: "Pause" }).click();
    await page.getByRole("button", { name: "Play" }).waitFor();
  });

  test("an athlete races a ghost, which is the own earlier class from its start", async () => {
    const own = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: "en-GB" });
    own.setDefaultTimeout(30_000);
    const race = await own.newPage();
    await race.goto(`${inject("platform")}/me/progress`);
    await logIn(race, ivo);
    await race.goto(`${inject("platform")}/replay/${CLASS}`);
    await race.getByLabel("Race your own earlier class").selectOption({ index: 1 });
    const ghost = race.locator(`[data-athlete="ghost-${EARLIER}"]`);
    await ghost.getByText("Your ghost: Race before").waitFor();
    await race.getByLabel("Time since the start").press("End");
    const points = async () => Number(/([\d.]+)\s*pts/.exec((await ghost.textContent()) ?? "")?.[1]);
    await expect.poll(points).toBeGreaterThan(1);
    expect(await race.locator("[data-athlete]").count()).toBe(files.length + 1);
    expect(await faults(race)).toEqual([]);
    await own.close();
  });

  test("a coach reads what everybody did", async () => {
    await page.goto(`${inject("platform")}/coach/${CLASS}/report`);
    await logIn(page, await createPerson("coach", "admin"));
    for (const name of NAMES.slice(0, files.length)) {
      await page.getByRole("rowheader", { name }).waitFor();
    }
    expect(await page.getByRole("row").count()).toBe(files.length + 2);
    expect(await faults(page)).toEqual([]);
  });

  test("an administrator sees connections, health and what waits in Kafka", async () => {
    await page.goto(`${inject("platform")}/admin`);
    await page.getByText("connections, ingest").waitFor();
    await page.getByText("Waiting in Kafka").first().waitFor();
    await page.getByText("cassandra").first().waitFor();
    expect(await faults(page)).toEqual([]);
  });
});
