import { inject } from "vitest";

/** A request to Keycloak's admin API; throws unless it is done. */
export async function admin(method: string, path: string, body?: unknown): Promise<Response> {
  const server = new URL(inject("issuer")).origin;
  const grant = await fetch(`${server}/realms/master/protocol/openid-connect/token`, {
    method: "POST",
    body: new URLSearchParams({
      grant_type: "client_credentials",
      client_id: "fitconnect-launcher",
      client_secret: inject("adminSecret"),
    }),
  });
  const { access_token } = await grant.json();
  const answer = await fetch(`${server}/admin/realms${path}`, {
    method,
    headers: { authorization: `Bearer ${access_token}`, "content-type": "application/json" },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
  return answer;
}
