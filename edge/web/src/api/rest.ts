import { accessToken } from "../session/session";
import { Problem } from "./problem";

interface Ask {
  method?: "GET" | "POST" | "PUT" | "DELETE";
  /** Sent as JSON; a Blob as it is. */
  body?: unknown;
  headers?: Record<string, string>;
  signal?: AbortSignal;
}

/**
 * The platform's REST API below /api/v1, as whoever is logged in.
 *
 * @throws Problem with the stable code of a refusal; TypeError when nobody answers
 */
export async function rest<T>(path: string, ask: Ask = {}): Promise<T> {
  const response = await send(path, ask);
  return (response.status === 204 ? undefined : await response.json()) as T;
}

/** The answer itself, for those who need its headers or its bytes. */
export async function send(
  path: string,
  { method = "GET", body, headers, signal }: Ask = {},
): Promise<Response> {
  const token = await accessToken();
  const raw = body instanceof Blob;
  const response = await fetch(`/api/v1${path}`, {
    method,
    headers: {
      accept: "application/json",
      ...(token && { authorization: `Bearer ${token}` }),
      ...(body !== undefined && !raw && { "content-type": "application/json" }),
      ...headers,
    },
    ...(body !== undefined && { body: raw ? body : JSON.stringify(body) }),
    ...(signal && { signal }),
  });
  if (!response.ok) {
    throw await refusal(response);
  }
  return response;
}

interface ProblemJson {
  code?: string;
  detail?: string;
  retryable?: boolean;
  errors?: { field?: string; pointer?: string; detail?: string }[];
}

async function refusal(response: Response): Promise<Problem> {
  const told = (await response.json().catch(() => ({}))) as ProblemJson;
  const fields = (told.errors ?? []).map((it) => [it.field ?? it.pointer ?? "", it.detail ?? ""] as const);
  return new Problem(
    told.code ?? (response.status >= 500 ? "store.unavailable" : "internal"),
    told.detail ?? response.statusText,
    response.status,
    told.retryable ?? response.status >= 500,
    new Map(fields),
  );
}
