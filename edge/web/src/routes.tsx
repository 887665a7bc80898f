import { type ComponentType, lazy, Suspense } from "react";
import { parse } from "regexparam";
import { matchRoute, Route, Switch } from "wouter";
import { Loading } from "./design/Loading";
import { Protected } from "./session/Protected";
import type { Role } from "./session/person";
import { NotFound } from "./shell/NotFound";
import { Shell } from "./shell/Shell";

type Load = () => Promise<{ default: ComponentType }>;
interface PageRoute {
  readonly path: string;
  readonly load: Load;
  readonly Page: ComponentType;
  /** Only for people with it. */
  readonly role?: Role;
}

const page = (path: string, load: Load, role?: Role): PageRoute => ({
  path,
  load,
  Page: lazy(load),
  ...(role && { role }),
});

const TELEVISION = page("/tv/*?", () => import("./board/TvPage"));

/** Each page is fetched when somebody goes there. */
const PAGES = [
  page("/", () => import("./board/LivePage")),
  page("/boards/*", () => import("./board/LivePage")),
  page("/classes", () => import("./classes/ClassesPage")),
  page("/classes/:classId", () => import("./classes/ClassPage")),
  page("/competitions", () => import("./competitions/CompetitionsPage")),
  page("/competitions/:competitionId", () => import("./competitions/CompetitionPage")),
  page("/replay/:classId", () => import("./replay/ReplayPage")),
  page("/signed-in", () => import("./session/SignedInPage")),
  page("/train", () => import("./athlete/TrainPage"), "athlete"),
  page("/me/workouts/:sessionId", () => import("./athlete/SummaryPage"), "athlete"),
  page("/me/progress", () => import("./athlete/ProgressPage"), "athlete"),
  page("/me/import", () => import("./athlete/ImportPage"), "athlete"),
  page("/me/settings", () => import("./athlete/SettingsPage"), "athlete"),
  page("/coach", () => import("./coach/CoachPage"), "coach"),
  page("/coach/:classId", () => import("./coach/WallPage"), "coach"),
  page("/coach/:classId/report", () => import("./coach/ReportPage"), "coach"),
  page("/admin", () => import("./admin/AdminPage"), "admin"),
];

/** Begins to fetch the page of an address before anything is drawn; what fails here fails again where it is said. */
export function fetchPage(address: string): void {
  const wanted = [TELEVISION, ...PAGES].find(({ path }) => matchRoute(parse, path, address)[0]);
  wanted?.load().catch(() => {});
}

/** The app by its addresses. */
export function Routes() {
  return (
    <Switch>
      <Route path={TELEVISION.path}>
        <Suspense fallback={<Loading />}>
          <TELEVISION.Page />
        </Suspense>
      </Route>
      <Route>
        <Shell>
          <Switch>
            {PAGES.map(({ path, role, Page }) => (
              <Route key={path} path={path}>
                {role ? (
                  <Protected role={role}>
                    <Page />
                  </Protected>
                ) : (
                  <Page />
                )}
              </Route>
            ))}
            <Route component={NotFound} />
          </Switch>
        </Shell>
      </Route>
    </Switch>
  );
}
