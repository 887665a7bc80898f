import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { useRest } from "../api/useRest";
import { ButtonLink } from "../design/Button";
import { Card } from "../design/Card";
import { Empty } from "../design/Empty";
import { ErrorState } from "../design/ErrorState";
import { Loading } from "../design/Loading";
import { clock, useFormat } from "../i18n/format";
import { usePerson } from "../session/session";
import { Page } from "../shell/Page";
import { LoadChart } from "./workouts/LoadChart";
import { Next } from "./workouts/Next";
import { Weeks } from "./workouts/Weeks";
import type { Workout } from "./workouts/workouts";
import styles from "./workouts/workouts.module.css";

const LISTED = 200;

/** Months of training: what was done, what it made, and what to do next. */
export default function ProgressPage() {
  const { t } = useTranslation("athlete");
  const person = usePerson();
  const { data, error, again } = useRest<Workout[]>(
    person && `/athletes/${person.id}/workouts?limit=${LISTED}`,
  );
  return (
    <Page
      title={t("progress.title")}
      actions={
        <>
          <ButtonLink href="/me/import">{t("import.title")}</ButtonLink>
          <ButtonLink href="/me/settings">{t("settings.title")}</ButtonLink>
        </>
      }
    >
      {error !== undefined && <ErrorState error={error} onRetry={again} />}
      {!data && !error && <Loading />}
      {data?.length === 0 && (
        <Empty title={t("progress.empty")}>
          <p>{t("progress.empty-why")}</p>
          <ButtonLink href="/train" look="primary">
            {t("train.title")}
          </ButtonLink>
        </Empty>
      )}
      {person && data && data.length > 0 && (
        <div className={styles.stack}>
          <div className={styles.columns}>
            <Card title={t("progress.weeks")}>
              <Weeks workouts={data} />
            </Card>
            <Card title={t("next.title")}>
              <Next athleteId={person.id} />
            </Card>
          </div>
          <Card title={t("load.title")}>
            <LoadChart athleteId={person.id} />
          </Card>
          <Card title={t("progress.workouts")}>
            <List workouts={data} />
          </Card>
        </div>
      )}
    </Page>
  );
}

function List({ workouts }: { workouts: readonly Workout[] }) {
  const { t } = useTranslation("athlete");
  const format = useFormat();
  return (
    <ul className={styles.list}>
      {workouts.map((it) => (
        <li key={it.sessionId}>
          <Link href={`/me/workouts/${it.sessionId}`}>
            <span>{format.date(it.startMs)}</span>
            <span className="numbers">{clock(it.durationS)}</span>
            <span className="numbers">
              {format.number(it.effort, 1)} {t("unit.points")}
            </span>
            <span className="numbers quiet">
              {it.heartRate?.mean ? `${format.number(it.heartRate.mean)} ${t("unit.bpm")}` : ""}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
