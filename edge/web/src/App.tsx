import { useEffect, useState } from "react";
import { announcementOf } from "./board/announcement";
import { Board } from "./board/Board";
import { METRICS, metricOf } from "./board/metrics";
import { ClassHeader } from "./classes/ClassHeader";
import { todayScope, weekScope } from "./classes/scopes";
import { useRunningClass } from "./classes/useRunningClass";
import type { View } from "./live/connection";
import { useBoard } from "./live/useBoard";
import { useFavourite } from "./people/useFavourite";
import { Tabs } from "./Tabs";
import { type ScopeChoice, useRoute } from "./useRoute";

const TOP = 25;

/** The live page: one board, moving. */
export function App() {
  const [route, go] = useRoute();
  const running = useRunningClass();
  const [favourite, setFavourite] = useFavourite();
  const choice: ScopeChoice | undefined = route.scope ?? defaultChoice(running);
  const metric = metricOf(route.metric);
  const scope = choice && scopeOf(choice, running?.classId);
  const view = useBoard(scope && `${scope}/${metric.id}`, TOP, favourite);
  const shownClass = choice === "class" && running ? running : undefined;

  return (
    <div className="page">
      <header>
        <p className="brand">
          Fit<b>Connect</b> <span>live</span>
        </p>
        {running !== undefined && choice && (
          <Tabs
            label="Which board"
            selected={choice}
            onSelect={(id) => go(id, metric.id)}
            options={[
              ...(running ? [{ id: "class" as const, label: "Class" }] : []),
              { id: "today" as const, label: "Today" },
              { id: "week" as const, label: "This week" },
            ]}
          />
        )}
      </header>
      {shownClass ? <ClassHeader it={shownClass} /> : <h1>{titleOf(choice)}</h1>}
      <Tabs
        label="What counts"
        selected={metric.id}
        onSelect={(id) => choice && go(choice, id)}
        options={METRICS}
      />
      <main>
        <Banner view={view} />
        {view.window && (
          <Board window={view.window} metric={metric} favourite={favourite} onFavourite={setFavourite} />
        )}
        <Empty view={view} nothingToShow={choice === "class" && running === null} />
      </main>
      <Announcer text={view.window ? announcementOf(view.window.rows, favourite) : ""} />
      <footer>
        {view.window && <span>{view.window.total} on this board. </span>}
        Points: minutes in heart-rate zones 1 to 5, times 1 to 5. Not medical advice.
      </footer>
    </div>
  );
}

function defaultChoice(running: unknown): ScopeChoice | undefined {
  if (running === undefined) {
    return undefined; // not asked yet: no board is better than the wrong one
  }
  return running === null ? "today" : "class";
}

function scopeOf(choice: ScopeChoice, classId: string | undefined): string | undefined {
  switch (choice) {
    case "class":
      return classId && `class/${classId}`;
    case "today":
      return todayScope(new Date());
    case "week":
      return weekScope(new Date());
  }
}

function titleOf(choice: ScopeChoice | undefined): string {
  switch (choice) {
    case "today":
      return "Today, everybody";
    case "week":
      return "This week, everybody";
    case "class":
      return "Class";
    case undefined:
      return "Live";
  }
}

function Banner({ view }: { view: View }) {
  if (view.status === "reconnecting") {
    return <p className="banner lost">Reconnecting… what you see is from before.</p>;
  }
  if (view.window?.official) {
    return <p className="banner final">Final standings</p>;
  }
  return null;
}

function Empty({ view, nothingToShow }: { view: View; nothingToShow: boolean }) {
  if (nothingToShow) {
    return <p className="empty">No class is running now.</p>;
  }
  if (view.window ? view.window.rows.length > 0 : false) {
    return null;
  }
  if (view.status === "connecting") {
    return <p className="empty">Connecting…</p>;
  }
  return <p className="empty">{view.refusal ?? "Nobody is on this board yet."}</p>;
}

const SPEAK_EVERY_MS = 10_000;

/** Tells a screen reader of a new leader or a new place, politely and not with every beat. */
function Announcer({ text }: { text: string }) {
  const [spoken, setSpoken] = useState(text);
  useEffect(() => {
    if (text === spoken) {
      return;
    }
    const timer = setTimeout(() => setSpoken(text), spoken === "" ? 0 : SPEAK_EVERY_MS);
    return () => clearTimeout(timer);
  }, [text, spoken]);
  return (
    <p className="hidden" aria-live="polite">
      {spoken}
    </p>
  );
}
