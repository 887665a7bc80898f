import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { constants, cpus, setPriority, tmpdir } from "node:os";
import { join } from "node:path";
import lighthouse, { desktopConfig } from "lighthouse";
import { type BrowserContext, chromium } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { FLAGS, PLACE } from "../browser";
import { createPerson, logIn } from "../people";
import { furnish, OWN, PUBLIC } from "../pages";

const CATEGORIES = ["performance", "accessibility", "best-practices"] as const;
/** Lighthouse's own two: a mid-range phone on a slow network, and a computer on a cable. */
const FORMS = { phone: undefined, computer: desktopConfig } as const;
const GOOD = 90;
const PATIENCE_MS = 30_000;

const profile = mkdtempSync(join(tmpdir(), "fitconnect-lighthouse-"));
let context: BrowserContext;
let port: number;

beforeAll(async () => {
  await furnish();
  prioritize(constants.priority.PRIORITY_LOW);
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
  console.log(`machine: ${cpus().length} cores, shared with the platform, which gives way`);
  console.log(`page | on a | ${CATEGORIES.join(" | ")} | script, kB | largest paint, s | blocked, ms`);
});
afterAll(async () => {
  prioritize(constants.priority.PRIORITY_NORMAL);
  await context?.close();
  rmSync(profile, { recursive: true, force: true });
});

const visits = Object.entries({ ...PUBLIC, ...OWN }).flatMap(([name, path]) =>
  (["phone", "computer"] as const).map((form) => [name, form, path] as const),
);
test.each(visits)("%s on a %s", async (name, form, path) => {
  await forgetPages();
  const told = await lighthouse(
    inject("platform") + path,
    { port, logLevel: "error", onlyCategories: [...CATEGORIES], disableStorageReset: true },
    FORMS[form],
  );
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
      form,
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
  expect(scores.slice(1).every((it) => it >= GOOD), `${name} on a ${form}: ${scores}`).toBe(true);
});

/** Who looks at a page does not run the platform on the same cores: while a page is judged it gives way to the browser. */
function prioritize(priority: number): void {
  const run = join(inject("data"), "run");
  for (const file of readdirSync(run).filter((it) => it.endsWith(".pid"))) {
    const process_ = readFileSync(join(run, file), "utf8").trim();
    for (const thread of readdirSync(`/proc/${process_}/task`)) {
      try {
        setPriority(Number(thread), priority);
      } catch {
        // it has ended meanwhile; and only root may take the low priority back
      }
    }
  }
}

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
