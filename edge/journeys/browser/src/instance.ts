import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import type { TestProject } from "vitest/node";

/** The checkout. */
export const ROOT = resolve(import.meta.dirname, "../../../..");
const SERVICES = ["kafka", "postgres", "redis", "cassandra", "keycloak"];

declare module "vitest" {
  interface ProvidedContext {
    /** Where the platform answers. */
    platform: string;
    /** The realm's address, which its tokens name as issuer. */
    issuer: string;
    /** The instance's data directory. */
    data: string;
    /** Of the client that may use Keycloak's admin API. */
    adminSecret: string;
  }
}

async function freePort(): Promise<string> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  return typeof address === "object" && address ? String(address.port) : "";
}

/**
 * A whole instance as `./fitconnect up` runs it, built before, on free ports and empty data, with a demo if FITCONNECT_DEMO
 * says of how many; ended with the tests. One that runs already is taken when FITCONNECT_URL and FITCONNECT_DATA name it.
 */
export default async function setup(project: TestProject) {
  const { FITCONNECT_URL: running, FITCONNECT_DATA: itsData, FITCONNECT_DEMO: demo } = process.env;
  if (running && itsData) {
    provide(project, running, itsData);
    return undefined;
  }
  const data = mkdtempSync(join(tmpdir(), "fitconnect-browser-"));
  const ports = await Promise.all(["http", "grpc", ...SERVICES].map(async (name) => [`--${name}-port`, await freePort()]));
  const more = demo ? [`--demo=${demo}`] : [];
  const up = spawn(join(ROOT, "fitconnect"), ["up", "--data", data, ...more, ...ports.flat()], {
    env: { ...process.env, FITCONNECT_BUILD: "no" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const said: string[] = [];
  const ready = new Promise<string>((resolveReady, reject) => {
    createInterface({ input: up.stdout }).on("line", (line) => {
      said.push(line);
      if (line.startsWith("ready ")) resolveReady(line.slice("ready ".length));
    });
    up.on("exit", () => reject(new Error(`the instance did not get ready:\n${said.join("\n")}`)));
  });
  const platform = await ready;
  provide(project, platform, data);

  return async () => {
    const gone = once(up, "exit");
    up.kill("SIGTERM");
    await gone;
    rmSync(data, { recursive: true, force: true });
  };
}

function provide(project: TestProject, platform: string, data: string): void {
  const lines = readFileSync(join(data, "run/instance.env"), "utf8").split("\n");
  const settings = new Map(lines.map((line) => line.split("=", 2) as [string, string]));
  project.provide("platform", platform);
  project.provide("data", data);
  project.provide("issuer", settings.get("FITCONNECT_ISSUER") ?? "");
  project.provide("adminSecret", readFileSync(join(data, "keys/keycloak-admin.secret"), "utf8"));
}
