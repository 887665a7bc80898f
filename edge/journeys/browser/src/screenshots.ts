import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { launch } from "./browser";
import { ROOT } from "./instance";
import { furnish, OWN, PUBLIC } from "./pages";
import { createPerson, enterPassword } from "./people";
import { recordings } from "./platform";
import { heartRates, tcx } from "./strap";

const FOLDER = join(ROOT, "docs/screenshots");
const SIZES = { phone: [390, 844], laptop: [1280, 800], wall: [1920, 1080] } as const;
const MOST_BYTES = 150_000;
/** Rows glide and gaps fill in: a picture is taken when the page has been alive for a while. */
const SETTLE_MS = 4_000;

let browser: Browser;
let page: Page;
beforeAll(async () => {
  mkdirSync(FOLDER, { recursive: true });
  browser = await launch();
  page = await (await browser.newContext({ locale: "en-GB", viewport: { width: 1280, height: 800 } })).newPage();
  await furnish();
});
afterAll(() => browser?.close());

test.each(Object.entries(PUBLIC))("%s", (name, path) => shoot(name, path));

test("login", async () => {
  const name = await createPerson("athlete", "coach", "admin");
  await page.goto(`${inject("platform")}/coach`);
  await page.getByRole("main").getByRole("button", { name: "Log in" }).click();
  await page.locator("#username").waitFor();
  await save("login");
  await enterPassword(page, name);
  await page.waitForURL((url) => url.pathname === "/coach");
});

test("a summary of one of some weeks' workouts", async () => {
  const day = 86_400_000;
  const files = recordings(8).map((file, at) => ({
    name: `${at}.tcx`,
    mimeType: "application/xml",
    buffer: Buffer.from(tcx(heartRates(file), Date.now() - day * (1 + 3 * at))),
  }));
  if (files.length === 0) return;
  await page.goto(`${inject("platform")}/me/import`);
  await page.locator("input[type=file]").setInputFiles(files);
  await page.getByText("samples taken").nth(files.length - 1).waitFor({ timeout: 60_000 });
  await page.goto(`${inject("platform")}/me/progress`);
  await page.locator("a[href^='/me/workouts/']").first().click();
  await page.getByText("samples recorded").waitFor();
  await save("summary");
});

test.each(Object.entries(OWN))("%s", (name, path) => shoot(name, path));

async function shoot(name: string, path: string): Promise<void> {
  await page.goto(inject("platform") + path);
  await page.locator("h1, [class*=stateTitle]").first().waitFor();
  await save(name);
}

async function save(name: string): Promise<void> {
  const session = await page.context().newCDPSession(page);
  for (const [size, [width, height]] of Object.entries(SIZES)) {
    await page.setViewportSize({ width, height });
    await page.waitForTimeout(SETTLE_MS);
    const { data } = await session.send("Page.captureScreenshot", { format: "webp", quality: 82 });
    const bytes = Buffer.from(data, "base64");
    expect(bytes.length).toBeLessThan(MOST_BYTES);
    writeFileSync(join(FOLDER, `${name}-${size}.webp`), bytes);
  }
  await session.detach();
}
