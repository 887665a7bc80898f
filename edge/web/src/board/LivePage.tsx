import { useDeferredValue, useState } from "react";
import { useTranslation } from "react-i18next";
import { useLocation, useParams } from "wouter";
import { ClassClock } from "../classes/ClassClock";
import { todayScope } from "../classes/scopes";
import { useShownClass } from "../classes/useShownClass";
import { ButtonLink } from "../design/Button";
import { Loading } from "../design/Loading";
import { Tabs } from "../design/Tabs";
import { useBoard } from "../live/useLive";
import { useFavourite } from "../people/useFavourite";
import { Page } from "../shell/Page";
import { addressOf, type BoardAddress, pathOf } from "./address";
import { BoardTools } from "./BoardTools";
import { BoardView } from "./BoardView";
import { METRICS } from "./metrics";
import { Share } from "./Share";
import styles from "./tools.module.css";

/** Over this many rows a board tells of changes as they come, ten times a second; a short one at a calmer pace. */
const CALM_ROWS = 100;

/** The live board: of the class that runs, of today or the week, or whichever the address names. */
export default function LivePage() {
  const { t } = useTranslation("board");
  const [, go] = useLocation();
  const address = addressOf(useParams()["*"] ?? "");
  const named = address?.choice === "class" ? address.scope.slice("class/".length) : undefined;
  const shown = useShownClass(named);
  const [favourite, setFavourite] = useFavourite();
  const [top, setTop] = useState(25);
  const [sought, setSought] = useState("");
  const [found, setFound] = useState<string>();
  const at = address ?? choiceWithout(shown?.id, shown !== undefined);
  const boardId = at && `${at.scope}/${at.metric}`;
  const view = useBoard(
    boardId
      ? {
          boardId,
          top,
          around: favourite,
          athletes: found ? [found] : [],
          maxRateHz: top > CALM_ROWS ? 10 : 2,
        }
      : undefined,
  );
  const path = at ? pathOf(at) : "/";
  // The board first: what stands beside it is drawn when there is time.
  const beside = useDeferredValue(true, false);

  return (
    <Page
      title={
        titleOf(at, shown?.title) ??
        t(at?.choice === "week" ? "title.week" : at?.choice === "today" ? "title.today" : "title")
      }
      // Its line is always there: what stands below must not move when the class is known.
      lead={at?.choice === "class" && shown ? <ClassClock it={shown} /> : "\u00a0"}
      actions={
        <ButtonLink href={`/tv${path === "/" ? "/boards/today" : path}`} small>
          {t("tv")}
        </ButtonLink>
      }
    >
      <div className={styles.bars}>
        {at?.choice !== "named" && (
          <Tabs
            label={t("which")}
            selected={at?.choice ?? "class"}
            onSelect={(choice) => {
              if (choice !== "class" || shown) {
                go(pathOf({ choice, scope: `class/${shown?.id}`, metric: at?.metric ?? "effort" }));
              }
            }}
            options={[
              // There as long as a class may run: nothing below moves when it is known.
              ...(shown === null ? [] : [{ id: "class" as const, label: t("which.class") }]),
              { id: "today" as const, label: t("which.today") },
              { id: "week" as const, label: t("which.week") },
            ]}
          />
        )}
        <Tabs
          label={t("metric")}
          selected={at?.metric ?? "effort"}
          onSelect={(metric) => at && go(pathOf({ ...at, metric }))}
          options={METRICS.map((id) => ({ id, label: t(`metric.${id}`) }))}
        />
      </div>
      <div className={styles.layout}>
        <div className={styles.main}>
          {!at && <Loading rows={16} />}
          {at && boardId && (
            <BoardView
              boardId={boardId}
              view={view}
              metric={at.metric}
              favourite={favourite}
              onFavourite={setFavourite}
            />
          )}
        </div>
        <aside className={styles.side} aria-label={t("show")}>
          {beside && (
            <>
              <BoardTools
                rows={view.window?.rows ?? []}
                top={top}
                onTop={setTop}
                sought={sought}
                onSought={setSought}
                onFound={(athleteId) => {
                  setFavourite(athleteId);
                  setFound(athleteId);
                  setSought("");
                }}
              />
              <Share path={path} />
            </>
          )}
        </aside>
      </div>
    </Page>
  );
}

function titleOf(at: BoardAddress | undefined, classTitle: string | undefined): string | undefined {
  return at?.choice === "class" ? classTitle : undefined;
}

function choiceWithout(classId: string | undefined, known: boolean): BoardAddress | undefined {
  if (!known) {
    return undefined; // not asked yet: no board is better than the wrong one
  }
  return classId === undefined
    ? { choice: "today", scope: todayScope(new Date()), metric: "effort" }
    : { choice: "class", scope: `class/${classId}`, metric: "effort" };
}
