import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { launch } from "./browser";

/** The platform as it would be after an update, if one wants: what keeps the app for offline starts is another. */
class Door {
  private version = 1;
  private readonly server: Server = createServer(async (request, response) => {
    const headers = { accept: request.headers.accept ?? "*/*" };
    const answer = await fetch(inject("platform") + request.url, { headers, redirect: "manual" });
    const body = Buffer.from(await answer.arrayBuffer());
    const type = answer.headers.get("content-type");
    response.writeHead(answer.status, { ...(type && { "content-type": type }), "cache-control": "no-cache" });
    response.end(request.url === "/sw.js" ? `${body}\n// ${this.version}` : body);
  });

  async open(): Promise<string> {
    await new Promise<void>((listening) => this.server.listen(0, "127.0.0.1", listening));
    return `http://localhost:${(this.server.address() as AddressInfo).port}`;
  }

  update(): void {
    this.version++;
  }

  close(): void {
    this.server.closeAllConnections();
    this.server.close();
  }
}

describe("a page that is open while the platform is updated", () => {
  const door = new Door();
  let browser: Browser;
  let page: Page;
  const waiting = () =>
    page.evaluate(async () => (await navigator.serviceWorker.ready).waiting !== null);

  beforeAll(async () => {
    browser = await launch();
    page = await browser.newPage({ locale: "en-GB" });
    page.setDefaultTimeout(60_000);
    await page.goto(`${await door.open()}/competitions`);
    await waiting();
    await page.reload();
  });
  afterAll(async () => {
    await browser?.close();
    door.close();
  });

  test("goes on with what it has, is told, and takes the new version when somebody says so", async () => {
    door.update();
    await page.reload();
    await page.getByText("A new version is ready.").waitFor();
    expect(await waiting()).toBe(true);
    await Promise.all([
      page.waitForEvent("framenavigated"),
      page.getByRole("button", { name: "Load it" }).click(),
    ]);
    await expect.poll(waiting, { timeout: 30_000 }).toBe(false);
    await page.getByRole("heading", { level: 1 }).waitFor();
    expect(await page.getByText("A new version is ready.").count()).toBe(0);
  });
});
