import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { admin } from "./admin";
import { launch, visitor } from "./browser";
import { beginLogin, claims, enterPassword, freshName, PASSWORD, profileStatus } from "./people";

const SECRET = "between the two realms";
const employee = freshName();
let browser: Browser;

/** A company with a realm of its own on the same server, which FitConnect's realm takes accounts from. */
beforeAll(async () => {
  browser = await launch();
  const company = new URL(inject("issuer")).origin + "/realms/company";
  await admin("POST", "", {
    realm: "company",
    enabled: true,
    clients: [
      {
        clientId: "fitconnect",
        secret: SECRET,
        redirectUris: [`${inject("issuer")}/broker/sso/endpoint`],
        attributes: { "pkce.code.challenge.method": "S256" },
      },
    ],
    users: [
      {
        username: employee,
        enabled: true,
        email: `${employee}@company.example`,
        firstName: "Em",
        lastName: "Ployee",
        credentials: [{ type: "password", value: PASSWORD }],
      },
    ],
  });
  const provider = await (await admin("GET", "/fitconnect/identity-provider/instances/sso")).json();
  const protocol = `${company}/protocol/openid-connect`;
  Object.assign(provider.config, {
    issuer: company,
    authorizationUrl: `${protocol}/auth`,
    tokenUrl: `${protocol}/token`,
    logoutUrl: `${protocol}/logout`,
    jwksUrl: `${protocol}/certs`,
    clientSecret: SECRET,
  });
  await admin("PUT", "/fitconnect/identity-provider/instances/sso", { ...provider, enabled: true });
});
afterAll(() => browser?.close());

test("an account of the company logs in without one here, and is the same person the next time", async () => {
  const first = await loginThroughCompany();
  expect(claims(first).groups).toEqual(["athlete"]);
  expect(claims(first).iss).toBe(inject("issuer"));
  expect(await profileStatus(first)).toBe(404);
  expect(claims(await loginThroughCompany()).sub).toBe(claims(first).sub);
});

async function loginThroughCompany(): Promise<string> {
  const { context, page } = await visitor(browser);
  const login = beginLogin();
  await page.goto(login.url);
  await page.locator("#social-sso").click();
  await page.waitForURL(/realms\/company/);
  await enterPassword(page, employee);
  const tokens = await login.finish(page);
  await context.close();
  return tokens.access_token;
}
