import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useParams } from "wouter";
import { BoardView } from "../board/BoardView";
import { METRICS, type Metric } from "../board/metrics";
import { Share } from "../board/Share";
import tools from "../board/tools.module.css";
import { ButtonLink } from "../design/Button";
import { Card } from "../design/Card";
import { ErrorState } from "../design/ErrorState";
import { Loading } from "../design/Loading";
import { Tabs } from "../design/Tabs";
import { useBoard } from "../live/useLive";
import { useFavourite } from "../people/useFavourite";
import { usePerson } from "../session/session";
import { Page } from "../shell/Page";
import { Places, When } from "./ClassCard";
import { ClassClock } from "./ClassClock";
import type { TrainingClass } from "./classes";
import styles from "./classes.module.css";
import { PlanBar } from "./PlanBar";
import { PlanTable } from "./PlanTable";
import { useClass } from "./useClasses";

/** One class: its plan, where it stands in it, and its board. */
export default function ClassPage() {
  const { t } = useTranslation("classes");
  const { classId = "" } = useParams();
  const { data, error, again } = useClass(classId);
  if (data) {
    return <Shown it={data} />;
  }
  return (
    <Page title={t("title")}>
      {error ? <ErrorState error={error} onRetry={again} /> : <Loading rows={6} />}
    </Page>
  );
}

function Shown({ it }: { it: TrainingClass }) {
  const { t } = useTranslation(["classes", "board"]);
  const person = usePerson();
  const [metric, setMetric] = useState<Metric>("effort");
  const [favourite, setFavourite] = useFavourite();
  const boardId = `class/${it.id}/${metric}`;
  const view = useBoard({ boardId, top: 25, around: favourite });
  return (
    <Page
      title={it.title}
      lead={
        <>
          <When it={it} />
          <ClassClock it={it} />
        </>
      }
      actions={
        <>
          {it.state !== "ENDED" && person?.roles.includes("athlete") && (
            <ButtonLink href={`/train?class=${it.id}`} look="primary">
              {t("train")}
            </ButtonLink>
          )}
          {it.state === "ENDED" && <ButtonLink href={`/replay/${it.id}`}>{t("replay")}</ButtonLink>}
          {it.coach?.id === person?.id && person && (
            <ButtonLink href={`/coach/${it.id}`}>{t("wall")}</ButtonLink>
          )}
        </>
      }
    >
      <PlanBar it={it} />
      <div className={`${tools.layout} ${styles.below}`}>
        <div className={tools.main}>
          <Tabs
            label={t("board:metric")}
            selected={metric}
            onSelect={(next) => setMetric(next)}
            options={METRICS.map((id) => ({ id, label: t(`board:metric.${id}`) }))}
          />
          <BoardView
            boardId={boardId}
            view={view}
            metric={metric}
            favourite={favourite}
            onFavourite={setFavourite}
          />
        </div>
        <aside className={tools.side} aria-label={t("plan")}>
          <Card title={t("plan")}>
            <PlanTable it={it} />
            <Places it={it} />
          </Card>
          <Share path={`/classes/${it.id}`} />
        </aside>
      </div>
    </Page>
  );
}
