import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useParams } from "wouter";
import { problemOf } from "../api/problem";
import { useRest } from "../api/useRest";
import { useClass } from "../classes/useClasses";
import { Banner } from "../design/Banner";
import { ButtonLink } from "../design/Button";
import { Card } from "../design/Card";
import { ErrorState } from "../design/ErrorState";
import { Loading } from "../design/Loading";
import { clock, useFormat } from "../i18n/format";
import { usePerson } from "../session/session";
import { Page } from "../shell/Page";
import { useLeftovers } from "./training/leftovers";
import { Figures } from "./workouts/Figures";
import { LoadChart } from "./workouts/LoadChart";
import { Traces } from "./workouts/Traces";
import { useEnded } from "./workouts/useEnded";
import type { Analysis, Workout } from "./workouts/workouts";
import styles from "./workouts/workouts.module.css";
import { ZoneBars } from "./workouts/ZoneBars";

/** One workout, afterwards. */
export default function SummaryPage() {
  const { t } = useTranslation("athlete");
  const format = useFormat();
  const { sessionId = "" } = useParams<{ sessionId: string }>();
  const person = usePerson();
  const workout = useRest<Workout>(`/workouts/${sessionId}`);
  const ended = workout.data?.state === "ended";
  const analysis = useRest<Analysis>(ended ? `/workouts/${sessionId}/analysis` : undefined);
  const training = useClass(workout.data?.classId ?? undefined);
  const leftovers = useLeftovers(person?.id, false);
  const unknown = workout.error !== undefined && problemOf(workout.error).status === 404;
  const coming = unknown || (workout.data !== undefined && !ended);
  const { again } = workout;
  const final = useEnded(coming ? sessionId : undefined);
  useEffect(() => {
    if (final !== undefined) {
      again();
    }
  }, [final, again]);
  const it = workout.data;
  const title = training.data?.title ?? t("summary.title");
  return (
    <Page
      title={title}
      lead={it && format.date(it.startMs)}
      actions={
        it?.classId &&
        training.data?.state === "ENDED" && (
          <ButtonLink href={`/replay/${it.classId}`}>{t("summary.replay")}</ButtonLink>
        )
      }
    >
      {leftovers.waiting > 0 && (
        <Banner kind="info">{t("train.leftovers", { count: leftovers.waiting })}</Banner>
      )}
      {coming && <Banner kind="info">{t("summary.coming")}</Banner>}
      {it?.flag && <Banner kind="warn">{t("summary.flagged", { code: it.flag })}</Banner>}
      {!it && !unknown && workout.error !== undefined && <ErrorState error={workout.error} onRetry={again} />}
      {!it && (unknown || !workout.error) && <Loading />}
      {it && (
        <div className={styles.stack}>
          <Card>
            <Figures of={it} />
          </Card>
          <div className={styles.columns}>
            {it.heartRate && (
              <Card title={t("summary.zones")}>
                <ZoneBars seconds={it.heartRate.zoneSeconds} />
              </Card>
            )}
            {analysis.data && (analysis.data.power.length > 0 || analysis.data.recovery) && (
              <Card title={t("summary.best")}>
                <Best of={analysis.data} />
              </Card>
            )}
          </div>
          <Card title={t("summary.trace")}>
            <Traces key={`${sessionId} ${ended}`} sessionId={sessionId} hrMax={it.heartRate?.hrMax ?? 190} />
          </Card>
          {person && (
            <Card title={t("load.title")}>
              <LoadChart athleteId={person.id} />
            </Card>
          )}
          <p className="quiet">{t("summary.samples", { count: it.sampleCount })}</p>
        </div>
      )}
    </Page>
  );
}

function Best({ of }: { of: Analysis }) {
  const { t } = useTranslation("athlete");
  const format = useFormat();
  return (
    <dl className={styles.figures}>
      {of.power.map((it) => (
        <div key={it.seconds}>
          <dt>{t("summary.best-of", { time: clock(it.seconds) })}</dt>
          <dd>
            {format.number(it.watts)} <small>{t("unit.watts")}</small>
          </dd>
        </div>
      ))}
      {of.recovery && (
        <div>
          <dt>{t("summary.recovery")}</dt>
          <dd>
            −{format.number(of.recovery.dropBpm)} <small>{t("unit.bpm")}</small>
          </dd>
        </div>
      )}
    </dl>
  );
}
