import { useTranslation } from "react-i18next";
import { useLocation, useParams } from "wouter";
import { ClassClock } from "../classes/ClassClock";
import { todayScope } from "../classes/scopes";
import { useShownClass } from "../classes/useShownClass";
import { Tabs } from "../design/Tabs";
import { useBoard } from "../live/useLive";
import { useFavourite } from "../people/useFavourite";
import { Page } from "../shell/Page";
import { addressOf, type BoardAddress } from "./address";
import { BoardView } from "./BoardView";
import { METRICS } from "./metrics";

const TOP = 25;

/** The live board: of the class that runs, of today or the week, or whichever the address names. */
export default function LivePage() {
  const { t } = useTranslation("board");
  const [, go] = useLocation();
  const address = addressOf(useParams()["*"] ?? "");
  const named = address?.choice === "class" ? address.scope?.slice("class/".length) : undefined;
  const shown = useShownClass(named);
  const [favourite, setFavourite] = useFavourite();
  const at: BoardAddress | undefined = address ?? choiceWithout(shown?.id, shown !== undefined);
  const boardId = at?.scope && `${at.scope}/${at.metric}`;
  const view = useBoard(boardId ? { boardId, top: TOP, around: favourite } : undefined);
  const title =
    at?.choice === "today"
      ? t("title.today")
      : at?.choice === "week"
        ? t("title.week")
        : (at?.choice === "class" && shown?.title) || t("title");

  return (
    <Page title={title} lead={at?.choice === "class" && shown ? <ClassClock it={shown} /> : undefined}>
      <Tabs
        label={t("which")}
        selected={at?.choice ?? "today"}
        onSelect={(choice) =>
          go(`/boards/${choice === "class" ? `class/${shown?.id}` : choice}/${at?.metric ?? ""}`)
        }
        options={[
          ...(shown ? [{ id: "class" as const, label: t("which.class") }] : []),
          { id: "today" as const, label: t("which.today") },
          { id: "week" as const, label: t("which.week") },
        ]}
      />
      <Tabs
        label={t("metric")}
        selected={at?.metric ?? "effort"}
        onSelect={(metric) => {
          const scope = at?.choice === "today" || at?.choice === "week" ? at.choice : at?.scope;
          go(`/boards/${scope}/${metric}`);
        }}
        options={METRICS.map((id) => ({ id, label: t(`metric.${id}`) }))}
      />
      {at && boardId && (
        <BoardView
          boardId={boardId}
          view={view}
          metric={at.metric}
          favourite={favourite}
          onFavourite={setFavourite}
        />
      )}
    </Page>
  );
}

function choiceWithout(classId: string | undefined, known: boolean): BoardAddress | undefined {
  if (!known) {
    return undefined; // not asked yet: no board is better than the wrong one
  }
  return classId === undefined
    ? { choice: "today", scope: todayScope(new Date()), metric: "effort" }
    : { choice: "class", scope: `class/${classId}`, metric: "effort" };
}
