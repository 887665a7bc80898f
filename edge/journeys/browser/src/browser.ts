import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";

/** Where this machine's browser is; `CHROMIUM` says otherwise. */
export const PLACE = process.env.CHROMIUM ?? "/usr/bin/chromium";
export const FLAGS = ["--no-sandbox", "--disable-dev-shm-usage"];

export function launch(): Promise<Browser> {
  return chromium.launch({ executablePath: PLACE, args: FLAGS });
}

/** A person at a browser that knows nobody yet. */
export async function visitor(browser: Browser): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext();
  context.setDefaultTimeout(20_000);
  return { context, page: await context.newPage() };
}

/** Fits the page's browser with a platform authenticator, as a phone or a laptop has one, that always says yes. */
export async function withAuthenticator(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send("WebAuthn.enable");
  await session.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}
