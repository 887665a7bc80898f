import { useTranslation } from "react-i18next";
import { messageOf, Problem } from "../api/problem";
import { Banner } from "../design/Banner";
import { Empty } from "../design/Empty";
import { Loading } from "../design/Loading";
import type { View } from "../live/connection";
import type { BoardWindow } from "../live/window";
import { Announcer } from "./Announcer";
import { Board } from "./Board";
import type { Metric } from "./metrics";

interface Props {
  boardId: string;
  view: View<BoardWindow>;
  metric: Metric;
  favourite: string | undefined;
  onFavourite(athleteId: string | undefined): void;
}

/** A board with whatever there is to say about it: that it is lost, over, empty or refused. */
export function BoardView({ boardId, view, metric, favourite, onFavourite }: Props) {
  const { t } = useTranslation(["board", "shell"]);
  const { window, status, refusal } = view;
  return (
    <>
      {status === "reconnecting" ? (
        <Banner kind="warn">{t("shell:connection.reconnecting")}</Banner>
      ) : (
        window?.official && <Banner kind="good">{t("final")}</Banner>
      )}
      {window && window.rows.length > 0 && (
        <Board
          boardId={boardId}
          window={window}
          metric={metric}
          favourite={favourite}
          onFavourite={onFavourite}
        />
      )}
      {!window && !refusal && <Loading rows={16} />}
      {refusal && <Empty title={messageOf(new Problem(refusal.code, refusal.detail))} />}
      {window?.rows.length === 0 && !refusal && (
        <Empty title={t("empty.title")}>
          <p>{t("empty.text")}</p>
        </Empty>
      )}
      <Announcer rows={window?.rows ?? []} favourite={favourite} />
      {window && window.total > 0 && (
        <p className="quiet">
          {t("members", { count: window.total })}. {metric === "effort" && t("explain")}{" "}
          {t("shell:not-medical")}
        </p>
      )}
    </>
  );
}
