import { useCallback, useEffect, useState } from "react";

export type ScopeChoice = "class" | "today" | "week";

/** What the address asks for, such as #today/reps: a screen can be bookmarked and sent to others. */
export interface Route {
  readonly scope: ScopeChoice | undefined;
  readonly metric: string;
}

export function parseRoute(hash: string): Route {
  const [scope, metric] = hash.replace(/^#\/?/, "").split("/");
  return {
    scope: scope === "class" || scope === "today" || scope === "week" ? scope : undefined,
    metric: metric || "effort",
  };
}

export function useRoute(): [Route, (scope: ScopeChoice, metric: string) => void] {
  const [route, setRoute] = useState(() => parseRoute(window.location.hash));
  useEffect(() => {
    const follow = () => setRoute(parseRoute(window.location.hash));
    window.addEventListener("hashchange", follow);
    return () => window.removeEventListener("hashchange", follow);
  }, []);
  const go = useCallback((scope: ScopeChoice, metric: string) => {
    window.location.hash = `${scope}/${metric}`;
  }, []);
  return [route, go];
}
