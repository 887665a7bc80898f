import i18next from "i18next";
import { CombinedError } from "urql";
import errors from "../i18n/en/errors";

/** A refusal with the platform's stable code; the same for REST, GraphQL and the sockets. */
export class Problem extends Error {
  constructor(
    readonly code: string,
    readonly detail: string,
    readonly status = 0,
    readonly retryable = false,
    /** By the name of the field that is to blame. */
    readonly fields: ReadonlyMap<string, string> = new Map(),
  ) {
    super(detail || code);
  }
}

export const UNREACHABLE = "network.unreachable";

/** Whatever was thrown, as a problem. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Problem) {
    return error;
  }
  if (error instanceof CombinedError) {
    const first = error.graphQLErrors[0];
    return first
      ? new Problem(
          String(first.extensions.code ?? "internal"),
          first.message,
          0,
          first.extensions.retryable === true,
        )
      : new Problem(UNREACHABLE, error.message, 0, true);
  }
  if (error instanceof TypeError) {
    return new Problem(UNREACHABLE, error.message, 0, true);
  }
  return new Problem("internal", error instanceof Error ? error.message : String(error));
}

/** In the language spoken when the code is known, else in the platform's own words. */
export function messageOf(error: unknown): string {
  const { code, detail } = problemOf(error);
  return isKnown(code) ? i18next.t(`errors:${code}`) : detail || code;
}

function isKnown(code: string): code is keyof typeof errors {
  return code in errors;
}
