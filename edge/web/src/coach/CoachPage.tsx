import { useTranslation } from "react-i18next";
import { useMutation } from "urql";
import { messageOf } from "../api/problem";
import { Places, When } from "../classes/ClassCard";
import { ClassClock } from "../classes/ClassClock";
import type { TrainingClass } from "../classes/classes";
import { PlanBar } from "../classes/PlanBar";
import { useClasses } from "../classes/useClasses";
import { Banner } from "../design/Banner";
import { Button, ButtonLink } from "../design/Button";
import { Empty } from "../design/Empty";
import { ErrorState } from "../design/ErrorState";
import { Loading } from "../design/Loading";
import { usePerson } from "../session/session";
import { Page } from "../shell/Page";
import styles from "./coach.module.css";
import { PlanForm } from "./PlanForm";
import { END, START } from "./plan";

/** A coach's own classes, and planning the next one; an administrator sees everybody's. */
export default function CoachPage() {
  const { t } = useTranslation(["coach", "shell"]);
  const person = usePerson();
  const lists = [useClasses("RUNNING"), useClasses("SCHEDULED"), useClasses("ENDED", 20)];
  const again = () => lists.forEach((list) => void list.again());
  const own = lists
    .flatMap((list) => list.data ?? [])
    .filter((it) => it.coach?.id === person?.id || person?.roles.includes("admin"));
  const known = lists.every((list) => list.data);
  const error = lists.find((list) => list.error)?.error;
  return (
    <Page title={t("title")} lead={t("lead")}>
      {known && lists.some((list) => list.stale) && (
        <Banner kind="warn">{t("shell:connection.reconnecting")}</Banner>
      )}
      <div className={styles.layout}>
        <div className={styles.list}>
          {own.map((it) => (
            <OwnClass key={it.id} it={it} onChanged={again} />
          ))}
          {!known && (error ? <ErrorState error={error} onRetry={again} /> : <Loading rows={3} />)}
          {known && own.length === 0 && (
            <Empty title={t("none")}>
              <p>{t("none-text")}</p>
            </Empty>
          )}
        </div>
        {/* With the list and not before it, which would push it down under somebody's finger. */}
        {(known || error !== undefined) && <PlanForm onPlanned={again} />}
      </div>
    </Page>
  );
}

function OwnClass({ it, onChanged }: { it: TrainingClass; onChanged(): void }) {
  const { t } = useTranslation(["coach", "classes"]);
  const [started, start] = useMutation(START);
  const [ended, end] = useMutation(END);
  const error = started.error ?? ended.error;
  return (
    <article className={styles.own}>
      <div>
        <h2>{it.title}</h2>
        <When it={it} />
        <ClassClock it={it} />
        <Places it={it} />
        {error && (
          <p role="alert" className={styles.fault}>
            {messageOf(error)}
          </p>
        )}
      </div>
      <div className={styles.actions}>
        {it.state === "SCHEDULED" && (
          <Button
            look="primary"
            disabled={started.fetching}
            onClick={() => void start({ id: it.id }).then(onChanged)}
          >
            {t("start")}
          </Button>
        )}
        {it.state === "RUNNING" && (
          <>
            <ButtonLink href={`/coach/${it.id}`} look="primary">
              {t("wall")}
            </ButtonLink>
            <Button
              look="danger"
              disabled={ended.fetching}
              onClick={() => confirm(t("end.sure")) && void end({ id: it.id }).then(onChanged)}
            >
              {t("end")}
            </Button>
          </>
        )}
        {it.state !== "SCHEDULED" && <ButtonLink href={`/coach/${it.id}/report`}>{t("report")}</ButtonLink>}
        {it.state === "ENDED" && <ButtonLink href={`/replay/${it.id}`}>{t("classes:replay")}</ButtonLink>}
      </div>
      <PlanBar it={it} />
    </article>
  );
}
