import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import lighthouse from "lighthouse";
import { type BrowserContext, chromium } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { FLAGS, PLACE } from "../browser";
import { createPerson, logIn } from "../people";
import { furnish, OWN, PUBLIC } from "../pages";

const CATEGORIES = ["performance", "accessibility", "best-practices"] as const;
const GOOD = 90;
const PATIENCE_MS = 30_000;

const profile = mkdtempSync(join(tmpdir(), "fitconnect-lighthouse-"));
let context: BrowserContext;
let port: number;

beforeAll(async () => {
  await furnish();
  port = await freePort();
  // Lighthouse opens a tab beside ours, in the one profile that is logged in.
  context = await chromium.launchPersistentContext(profile, {
    executablePath: PLACE,
    args: [...FLAGS, `--remote-debugging-port=${port}`],
    locale: "en-GB",
  });
  context.setDefaultTimeout(PATIENCE_MS);
  const page = await context.newPage();
  await page.goto(`${inject("platform")}/coach`);
  await logIn(page, await createPerson("coach", "admin", "athlete"));
  await page.waitForURL((url) => url.pathname === "/coach");
  console.log(`machine: ${cpus().length} cores, shared with the platform; a phone on a slow network is simulated`);
  console.log(`page | ${CATEGORIES.join(" | ")} | script, kB | largest paint, s | blocked, ms`);
});
afterAll(async () => {
  await context?.close();
  rmSync(profile, { recursive: true, force: true });
});

test.each(Object.entries({ ...PUBLIC, ...OWN }))("%s", async (name, path) => {
  await forgetPages();
  const told = await lighthouse(inject("platform") + path, {
    port,
    logLevel: "error",
    onlyCategories: [...CATEGORIES],
    disableStorageReset: true,
  });
  if (!told) throw new Error("Lighthouse said nothing");
  const { categories, audits } = told.lhr;
  const scores = CATEGORIES.map((it) => Math.round(100 * (categories[it]?.score ?? 0)));
  const value = (id: string) => audits[id]?.numericValue ?? Number.NaN;
  const script = (audits["network-requests"].details as unknown as { items: Item[] }).items
    .filter((it) => it.resourceType === "Script")
    .reduce((sum, it) => sum + it.transferSize, 0);
  console.log(
    [
      name,
      ...scores,
      (script / 1000).toFixed(0),
      (value("largest-contentful-paint") / 1000).toFixed(1),
      value("total-blocking-time").toFixed(0),
    ].join(" | "),
  );
  for (const [id, audit] of Object.entries(audits)) {
    if (process.env.FITCONNECT_AUDITS && audit.score !== null && audit.score < 0.9) {
      console.log(`    ${id}: ${audit.title} ${audit.displayValue ?? ""}`);
    }
  }
  // Speed is told and not judged: it is the machine's as much as the page's.
  expect(scores.slice(1).every((it) => it >= GOOD), `${name}: ${scores}`).toBe(true);
});

/** Makes the next visit the first one: nothing of the page is kept, but the login is. */
async function forgetPages(): Promise<void> {
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send("Storage.clearDataForOrigin", {
    origin: inject("platform"),
    storageTypes: "service_workers,cache_storage",
  });
  await session.send("Network.clearBrowserCache");
  await page.close();
}

interface Item {
  readonly resourceType: string;
  readonly transferSize: number;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  return typeof address === "object" && address ? address.port : 0;
}
