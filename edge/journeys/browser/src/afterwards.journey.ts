import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test, vi } from "vitest";
import { faults } from "./axe";
import { launch } from "./browser";
import { createPerson, logIn } from "./people";
import { call, recordings, register, replay, startClass, tokenOf } from "./platform";

const CLASS = "raced";
const files = recordings(3);
const athletes = files.map((_, at) => `raced-${at}`);
const NAMES = ["Ivo", "Jan", "Kim"];
/** Points that everybody shall have before the class ends. */
const ENOUGH = 3;

// The recordings of ../shared/data may not be on this machine.
describe.skipIf(files.length < 3)("what is left of a class, and what runs it", () => {
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;

  beforeAll(async () => {
    browser = await launch();
    context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: "en-GB" });
    context.setDefaultTimeout(30_000);
    page = await context.newPage();
    const coach = await tokenOf("coach-3", "coach");
    await startClass(CLASS, "Race", coach);
    for (const [at, athlete] of athletes.entries()) {
      await register(athlete, NAMES[at] ?? athlete);
    }
    const stop = replay(files, athletes, CLASS, 20);
    await vi.waitFor(async () => expect(await lowest()).toBeGreaterThan(ENOUGH), { timeout: 120_000, interval: 500 });
    await stop();
    await call("POST", `/classes/${CLASS}/end`, coach);
  });
  afterAll(() => browser?.close());

  const rows = () => page.locator("[data-athlete]");
  /** The last one's score; 0 until everybody is on the board. */
  async function lowest(): Promise<number> {
    const query = `{ board(id: "class/${CLASS}/effort") { standings { rows { score } } } }`;
    const answer = await fetch(`${inject("platform")}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ query }),
    });
    const { data } = (await answer.json()) as { data?: { board?: { standings?: { rows: { score: number }[] } } } };
    const scores = data?.board?.standings?.rows.map(({ score }) => score) ?? [];
    return scores.length < files.length ? 0 : Math.min(...scores);
  }

  test("anybody watches the class again: its end has everybody, and it plays from the start", async () => {
    await page.goto(`${inject("platform")}/replay/${CLASS}`);
    await page.getByRole("heading", { name: "Race" }).waitFor();
    await page.getByLabel("Time since the start").press("End");
    await expect.poll(() => rows().count()).toBe(files.length);
    expect(await faults(page)).toEqual([]);
    await page.getByLabel("Time since the start").press("Home");
    const time = () => page.getByLabel("Time since the start").inputValue().then(Number);
    await expect.poll(time).toBeGreaterThan(10);
    await page.getByRole("button", { name: "Pause" }).click();
    await page.getByRole("button", { name: "Play" }).waitFor();
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
