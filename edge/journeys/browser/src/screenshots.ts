import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { launch } from "./browser";
import { ROOT } from "./instance";
import { OWN, PUBLIC } from "./pages";
import { createPerson, enterPassword } from "./people";
import { call, tokenOf } from "./platform";

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
  await announce();
});
afterAll(() => browser?.close());

test.each(Object.entries(PUBLIC))("%s", (name, path) => shoot(name, path));

test("login", async () => {
  const name = await createPerson("coach", "admin");
  await page.goto(`${inject("platform")}/coach`);
  await page.getByRole("main").getByRole("button", { name: "Log in" }).click();
  await page.locator("#username").waitFor();
  await save("login");
  await enterPassword(page, name);
  await page.waitForURL((url) => url.pathname === "/coach");
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

/** A competition to look at; one that is there already is left as it is. */
async function announce(): Promise<void> {
  const token = await tokenOf("organiser", "coach,admin");
  const day = 86_400_000;
  const at = (days: number) => new Date(Math.floor(Date.now() / day) * day + days * day).toISOString();
  await call("POST", "/competitions", token, {
    competitionId: "autumn-cup",
    title: "Autumn cup",
    start: at(0),
    end: at(7),
    metric: "effort",
    bestOf: 3,
    divisions: [
      { key: "women", title: "Women", sex: "female" },
      { key: "men-40", title: "Men 40 and over", sex: "male", ageMin: 40 },
    ],
  }).catch((refused: Error) => {
    if (!refused.message.includes(": 409 ")) throw refused;
  });
}
