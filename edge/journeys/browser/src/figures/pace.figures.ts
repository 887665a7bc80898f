import { spawn } from "node:child_process";
import { once } from "node:events";
import { cpus } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, onTestFinished, test, vi } from "vitest";
import { launch } from "../browser";
import { ROOT } from "../instance";
import { createPerson, logIn } from "../people";
import { type Task, tasksOf } from "./trace";

const WATCHED_MS = 15_000;
const LONG_MS = 50;
const PATIENCE_MS = 60_000;

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
  console.log(`machine: ${cpus().length} cores; the platform, its load and the browser share them`);
});
afterAll(() => browser?.close());

test("a board of 1,000 rows at ten frames a second", async () => {
  const classId = await startLoad(1_000, 2);
  const { page, frames } = await watching();
  await page.goto(`${inject("platform")}/boards/class/${classId}/effort`);
  await page.getByRole("combobox", { name: "Rows" }).selectOption("1000");
  await vi.waitFor(async () => expect(await page.locator("[data-athlete]").count()).toBeGreaterThan(10), PATIENCE_MS);
  await page.getByText(/1,000 athletes|1000 athletes/).first().waitFor({ timeout: PATIENCE_MS });
  await told("1,000-row board", page, frames);
});

test("a wall of 500 tiles at five frames a second", async () => {
  const classId = await startLoad(500, 5);
  const { page, frames } = await watching();
  await page.goto(`${inject("platform")}/coach/${classId}`);
  await logIn(page, await createPerson("coach", "admin"));
  await page.getByText("500 athletes").waitFor({ timeout: PATIENCE_MS });
  await told("500-tile wall", page, frames);
});

/** A page whose WebSocket frames are counted. */
async function watching(): Promise<{ page: Page; frames: () => { count: number; bytes: number } }> {
  const page = await (await browser.newContext({ viewport: { width: 1920, height: 1080 } })).newPage();
  let count = 0;
  let bytes = 0;
  page.on("websocket", (socket) => {
    if (!socket.url().includes("/live/v1")) return;
    socket.on("framereceived", ({ payload }) => {
      count++;
      bytes += payload.length;
    });
  });
  return { page, frames: () => ({ count, bytes }) };
}

async function told(what: string, page: Page, frames: () => { count: number; bytes: number }): Promise<void> {
  const before = frames();
  const tasks = await tasksOf(page, WATCHED_MS);
  const after = frames();
  expect(tasks.length, "tasks of the page").toBeGreaterThan(0);
  const count = after.count - before.count;
  const hz = (count / WATCHED_MS) * 1000;
  const kilobytes = (after.bytes - before.bytes) / Math.max(1, count) / 1000;
  console.log(`${what}: ${hz.toFixed(1)} frames a second of ${kilobytes.toFixed(1)} kB, ${tasks.length} tasks`);
  console.log(`  processor: ${row(tasks, "cpu")}`);
  console.log(`  wall clock: ${row(tasks, "wall")}`);
}

function row(tasks: readonly Task[], clock: keyof Task): string {
  const sorted = tasks.map((it) => it[clock]).sort((a, b) => b - a);
  const busy = sorted.reduce((sum, it) => sum + it, 0) / WATCHED_MS;
  const long = sorted.filter((it) => it > LONG_MS).length;
  const longest = sorted.slice(0, 5).map((it) => it.toFixed(1));
  return `busy ${(100 * busy).toFixed(0)} %, over ${LONG_MS} ms: ${long}, longest ${longest.join(", ")} ms`;
}

/** Puts a class of its own under load over the public API until the test is over; returns its id. */
async function startLoad(athletes: number, rate: number): Promise<string> {
  const load = spawn(
    join(ROOT, "fitconnect"),
    [
      ...["load", "--url", inject("platform"), "--data", inject("data"), "--spectators", "0"],
      ...["--athletes", String(athletes), "--rate", String(rate), "--duration", "170s"],
    ],
    { env: { ...process.env, FITCONNECT_BUILD: "no" }, stdio: ["ignore", "pipe", "inherit"] },
  );
  const gone = once(load, "exit");
  onTestFinished(async () => {
    load.kill("SIGTERM");
    await gone;
  });
  return new Promise((resolve, reject) => {
    createInterface({ input: load.stdout }).on("line", (line) => {
      const named = /class (load-\w+):/.exec(line)?.[1];
      if (named) resolve(named);
    });
    load.on("exit", () => reject(new Error("the load has ended")));
  });
}
