import { rest } from "../api/rest";
import { SUBPROTOCOL } from "./frames";
import type { Socket } from "./uploader";

/** A connection to the ingest edge in the name of whoever is logged in, by a one-use ticket. */
export async function dial(): Promise<Socket> {
  const { ticket } = await rest<{ ticket: string }>("/tickets", { method: "POST" });
  const scheme = location.protocol === "https:" ? "wss" : "ws";
  return new WebSocket(`${scheme}://${location.host}/ingest/v1?ticket=${encodeURIComponent(ticket)}`, [
    SUBPROTOCOL,
  ]);
}
