import { rest } from "../api/rest";
import { liveUrl } from "./useLive";

/** The live socket's address for whoever is logged in: a ticket is good for one connection. */
export async function ticketedLiveUrl(): Promise<string> {
  const { ticket } = await rest<{ ticket: string }>("/tickets", { method: "POST" });
  return `${liveUrl()}?ticket=${encodeURIComponent(ticket)}`;
}
