import { todayScope, weekScope } from "../classes/scopes";
import { type Metric, metricOf } from "./metrics";

export type ScopeChoice = "class" | "today" | "week" | "named";

/** What an address below /boards asks for: a screen can be kept and sent to others. */
export interface BoardAddress {
  readonly choice: ScopeChoice;
  /** As board ids begin, such as class/abc. */
  readonly scope: string;
  readonly metric: Metric;
}

/** Of what stands behind /boards/: today/effort, class/{id}/reps, competition/{id}/work, ...; undefined: nothing said. */
export function addressOf(path: string, now = new Date()): BoardAddress | undefined {
  const [first, second, third] = path.split("/").filter(Boolean);
  switch (first) {
    case "today":
      return { choice: "today", scope: todayScope(now), metric: metricOf(second) };
    case "week":
      return { choice: "week", scope: weekScope(now), metric: metricOf(second) };
    case "class":
      return second === undefined
        ? undefined
        : { choice: "class", scope: `class/${second}`, metric: metricOf(third) };
    case "competition":
    case "open":
      return second === undefined
        ? undefined
        : { choice: "named", scope: `${first}/${second}`, metric: metricOf(third) };
    default:
      return undefined;
  }
}

/** The address below which a board is shown; today and the week stay what they are on every day. */
export function pathOf({ choice, scope, metric }: BoardAddress): string {
  return `/boards/${choice === "today" || choice === "week" ? choice : scope}/${metric}`;
}
