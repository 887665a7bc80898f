import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { expect, inject, vi } from "vitest";
import { ROOT } from "./instance";

const WORKOUTS = resolve(ROOT, "../shared/data/workouts");

/** Recorded workouts (gzipped .csv) with a heart rate, or none when they are not on this machine. */
export function recordings(most: number): string[] {
  if (!existsSync(WORKOUTS)) return [];
  return readdirSync(WORKOUTS)
    .filter((name) => /^elevate-.*\.csv\.gz$/.test(name) && !name.includes("flagged"))
    .slice(0, most)
    .map((name) => join(WORKOUTS, name));
}

/** A bearer token of the instance's own key. */
export async function tokenOf(subject: string, role: string): Promise<string> {
  const args = ["token", "--data", inject("data"), "--subject", subject, "--role", role];
  const { stdout } = await promisify(execFile)(join(ROOT, "fitconnect"), args, {
    env: { ...process.env, FITCONNECT_BUILD: "no" },
  });
  return stdout.trim();
}

/** A request to the REST API that must be taken. */
export async function call(method: string, path: string, token: string, body?: unknown): Promise<unknown> {
  const answer = await fetch(`${inject("platform")}/api/v1${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, ...(body !== undefined && { "content-type": "application/json" }) },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
  return answer.status === 204 ? undefined : answer.json();
}

/** Plans a class and starts it. */
export async function startClass(classId: string, title: string, token: string): Promise<void> {
  const blocks = [
    { name: "Warm-up", durationS: 600, zoneLow: 1, zoneHigh: 2 },
    { name: "Hard", durationS: 3000, zoneLow: 4, zoneHigh: 5 },
  ];
  await call("POST", "/classes", token, { classId, title, blocks });
  await call("POST", `/classes/${classId}/start`, token);
}

/** An athlete who lets others see everything. */
export async function register(athleteId: string, name: string): Promise<void> {
  const consent = { openBoards: true, showName: true, showHeartRate: true, coachSeesHeartRate: true };
  await call("PUT", `/athletes/${athleteId}/profile`, await tokenOf(athleteId, "athlete"), { name, hrMax: 185, consent });
}

/** Streams recordings into a class as if they happened now, until the returned function is called. */
export function replay(files: string[], athletes: string[], classId: string, speed: number): () => Promise<void> {
  const args = [
    ...["replay", "--url", inject("platform"), "--data", inject("data"), "--class", classId],
    ...["--shift-clock", "--speed", String(speed)],
    ...athletes.flatMap((athlete) => ["--athlete", athlete]),
    ...files,
  ];
  const process_ = spawn(join(ROOT, "fitconnect"), args, {
    env: { ...process.env, FITCONNECT_BUILD: "no" },
    stdio: "ignore",
  });
  const gone = once(process_, "exit");
  return async () => {
    process_.kill("SIGTERM");
    await gone;
  };
}

/** A class that recordings have ridden to its end, one an athlete: everybody has points, and all of it is history. */
export async function rideClass(
  classId: string,
  title: string,
  files: readonly string[],
  names: readonly string[],
  athletes: readonly string[] = files.map((_, at) => `${classId}-${at}`),
): Promise<void> {
  const enough = 3;
  const coach = await tokenOf("coach-3", "coach");
  await startClass(classId, title, coach);
  for (const [at, athlete] of athletes.entries()) {
    await register(athlete, names[at] ?? athlete);
  }
  const stop = replay([...files], [...athletes], classId, 20);
  const lowest = async () => {
    const scores = await scoresOf(classId);
    return scores.length < files.length ? 0 : Math.min(...scores);
  };
  await vi.waitFor(async () => expect(await lowest()).toBeGreaterThan(enough), { timeout: 120_000, interval: 500 });
  await stop();
  await call("POST", `/classes/${classId}/end`, coach);
}

async function scoresOf(classId: string): Promise<number[]> {
  const answer = await fetch(`${inject("platform")}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({
      query: `{ board(id: "class/${classId}/effort") { standings { rows { score } } } }`,
    }),
  });
  const { data } = (await answer.json()) as { data?: { board?: { standings?: { rows: { score: number }[] } } } };
  return data?.board?.standings?.rows.map(({ score }) => score) ?? [];
}

/** Kills the process that serves the page and the sockets; the launcher starts it again. */
export function killGateway(): void {
  process.kill(Number(readFileSync(join(inject("data"), "run/platform.pid"), "utf8")), "SIGKILL");
}
