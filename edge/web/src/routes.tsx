import { lazy, Suspense } from "react";
import { Route, Switch } from "wouter";
import { Loading } from "./design/Loading";
import { Protected } from "./session/Protected";
import type { Role } from "./session/person";
import { NotFound } from "./shell/NotFound";
import { Shell } from "./shell/Shell";

const LivePage = lazy(() => import("./board/LivePage"));
const TvPage = lazy(() => import("./board/TvPage"));
const ClassesPage = lazy(() => import("./classes/ClassesPage"));
const ClassPage = lazy(() => import("./classes/ClassPage"));
const CompetitionsPage = lazy(() => import("./competitions/CompetitionsPage"));
const CompetitionPage = lazy(() => import("./competitions/CompetitionPage"));
const TrainPage = lazy(() => import("./athlete/TrainPage"));
const SummaryPage = lazy(() => import("./athlete/SummaryPage"));
const ProgressPage = lazy(() => import("./athlete/ProgressPage"));
const ImportPage = lazy(() => import("./athlete/ImportPage"));
const SettingsPage = lazy(() => import("./athlete/SettingsPage"));
const CoachPage = lazy(() => import("./coach/CoachPage"));
const WallPage = lazy(() => import("./coach/WallPage"));
const ReportPage = lazy(() => import("./coach/ReportPage"));
const ReplayPage = lazy(() => import("./replay/ReplayPage"));
const AdminPage = lazy(() => import("./admin/AdminPage"));
const SignedInPage = lazy(() => import("./session/SignedInPage"));

/** Pages for people with a role; each is fetched when somebody goes there. */
const PROTECTED: readonly [path: string, role: Role, page: React.ComponentType][] = [
  ["/train", "athlete", TrainPage],
  ["/me/workouts/:sessionId", "athlete", SummaryPage],
  ["/me/progress", "athlete", ProgressPage],
  ["/me/import", "athlete", ImportPage],
  ["/me/settings", "athlete", SettingsPage],
  ["/coach", "coach", CoachPage],
  ["/coach/:classId", "coach", WallPage],
  ["/coach/:classId/report", "coach", ReportPage],
  ["/admin", "admin", AdminPage],
];

/** The app by its addresses. */
export function Routes() {
  return (
    <Switch>
      <Route path="/tv/*?">
        <Suspense fallback={<Loading />}>
          <TvPage />
        </Suspense>
      </Route>
      <Route>
        <Shell>
          <Switch>
            <Route path="/" component={LivePage} />
            <Route path="/boards/*" component={LivePage} />
            <Route path="/classes" component={ClassesPage} />
            <Route path="/classes/:classId" component={ClassPage} />
            <Route path="/competitions" component={CompetitionsPage} />
            <Route path="/competitions/:competitionId" component={CompetitionPage} />
            <Route path="/replay/:classId" component={ReplayPage} />
            <Route path="/signed-in" component={SignedInPage} />
            {PROTECTED.map(([path, role, It]) => (
              <Route key={path} path={path}>
                <Protected role={role}>
                  <It />
                </Protected>
              </Route>
            ))}
            <Route component={NotFound} />
          </Switch>
        </Shell>
      </Route>
    </Switch>
  );
}
