import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useParams } from "wouter";
import { useRest } from "../api/useRest";
import { BoardView } from "../board/BoardView";
import { Share } from "../board/Share";
import tools from "../board/tools.module.css";
import { Card } from "../design/Card";
import { ErrorState } from "../design/ErrorState";
import { Loading } from "../design/Loading";
import { Tabs } from "../design/Tabs";
import { useBoard } from "../live/useLive";
import { useFavourite } from "../people/useFavourite";
import { Page } from "../shell/Page";
import type { Competition, SignedResults } from "./competitions";
import { Divisions } from "./Divisions";
import { Official } from "./Official";
import { RulesList } from "./RulesList";
import { Span } from "./Span";

/** One competition: its rules, its divisions, the standings, and what is official. */
export default function CompetitionPage() {
  const { t } = useTranslation("competitions");
  const { competitionId = "" } = useParams();
  const { data, error, again } = useRest<Competition>(`/competitions/${encodeURIComponent(competitionId)}`);
  if (data) {
    return <Shown it={data} />;
  }
  return (
    <Page title={t("title")}>
      {error ? <ErrorState error={error} onRetry={again} /> : <Loading rows={6} />}
    </Page>
  );
}

function Shown({ it }: { it: Competition }) {
  const { t } = useTranslation("competitions");
  const [shown, setShown] = useState(0);
  const [favourite, setFavourite] = useFavourite();
  const boardId = it.boards[shown] ?? it.boards[0] ?? "";
  const official = it.state === "official";
  const view = useBoard(official ? undefined : { boardId, top: 25, around: favourite });
  const results = useRest<SignedResults>(official ? `/competitions/${it.competitionId}/results` : undefined);
  return (
    <Page title={it.title} lead={<Span it={it} />}>
      <div className={tools.layout}>
        <div className={tools.main}>
          <h2>{t(official ? "official" : "standings")}</h2>
          {it.divisions.length > 0 && (
            <Tabs
              label={t("division")}
              selected={String(shown)}
              onSelect={(id) => setShown(Number(id))}
              options={[t("everybody"), ...it.divisions.map((division) => division.title)].map(
                (label, index) => ({
                  id: String(index),
                  label,
                }),
              )}
            />
          )}
          {official ? (
            <Official results={results} boardId={boardId} metric={it.metric} />
          ) : (
            <BoardView
              boardId={boardId}
              view={view}
              metric={it.metric}
              favourite={favourite}
              onFavourite={setFavourite}
            />
          )}
        </div>
        <aside className={tools.side} aria-label={t("rules")}>
          <Card title={t("rules")}>
            <RulesList it={it} />
          </Card>
          {it.divisions.length > 0 && (
            <Card title={t("divisions")}>
              <Divisions divisions={it.divisions} />
            </Card>
          )}
          <Share path={`/competitions/${it.competitionId}`} />
        </aside>
      </div>
    </Page>
  );
}
