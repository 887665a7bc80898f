import { setTimeout as after } from "node:timers/promises";
import type { Page } from "playwright-core";

/** A task of a page's main thread, ms. */
export interface Task {
  /** From its begin to its end, with whatever else the machine did meanwhile. */
  readonly wall: number;
  /** What it took of a processor. */
  readonly cpu: number;
}

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly dur?: number;
  readonly tdur?: number;
  readonly args?: { readonly name?: string; readonly data?: { readonly frames?: readonly { processId?: number }[] } };
}

const CATEGORIES = "toplevel,devtools.timeline,disabled-by-default-devtools.timeline,__metadata";

/** The tasks of the page's main thread over a while, as the browser's own trace has them. */
export async function tasksOf(page: Page, ms: number): Promise<Task[]> {
  const session = await page.context().newCDPSession(page);
  const events: TraceEvent[] = [];
  session.on("Tracing.dataCollected", ({ value }) => events.push(...(value as unknown as TraceEvent[])));
  await session.send("Tracing.start", { categories: CATEGORIES });
  await after(ms);
  const complete = new Promise((resolve) => session.once("Tracing.tracingComplete", resolve));
  await session.send("Tracing.end");
  await complete;
  await session.detach();
  const main = mainThread(events);
  return events
    .filter((it) => it.ph === "X" && it.name === "RunTask" && threadOf(it) === main)
    .map((it) => ({ wall: (it.dur ?? 0) / 1000, cpu: (it.tdur ?? 0) / 1000 }));
}

/** Of all renderers' main threads the one that did the most: the page that is looked at. */
function mainThread(events: readonly TraceEvent[]): string | undefined {
  const names = events.filter((it) => it.name === "thread_name" && it.args?.name === "CrRendererMain").map(threadOf);
  const busy = new Map(names.map((thread) => [thread, 0]));
  for (const event of events) {
    const thread = threadOf(event);
    const before = busy.get(thread);
    if (before !== undefined && event.name === "FunctionCall") busy.set(thread, before + (event.dur ?? 0));
  }
  return [...busy].sort(([, a], [, b]) => b - a)[0]?.[0];
}

const threadOf = ({ pid, tid }: TraceEvent) => `${pid}/${tid}`;
