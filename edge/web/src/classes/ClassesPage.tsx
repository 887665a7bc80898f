import { useTranslation } from "react-i18next";
import { useLocation, useSearch } from "wouter";
import { Banner } from "../design/Banner";
import { Empty } from "../design/Empty";
import { ErrorState } from "../design/ErrorState";
import { Loading } from "../design/Loading";
import { Tabs } from "../design/Tabs";
import { Page } from "../shell/Page";
import { ClassCard } from "./ClassCard";
import styles from "./classes.module.css";
import { type ClassState, useClasses } from "./useClasses";

const STATES = [
  { state: "RUNNING", id: "running" },
  { state: "SCHEDULED", id: "scheduled" },
  { state: "ENDED", id: "ended" },
] as const satisfies readonly { state: ClassState; id: string }[];

/** What runs, what is to come and what has been. */
export default function ClassesPage() {
  const { t } = useTranslation(["classes", "shell"]);
  const [, go] = useLocation();
  const wanted = new URLSearchParams(useSearch()).get("state");
  const { state, id } = STATES.find((it) => it.id === wanted) ?? STATES[0];
  const { data, error, stale, again } = useClasses(state);
  return (
    <Page title={t("title")} lead={t("intro")}>
      <Tabs
        label={t("states")}
        selected={id}
        onSelect={(next) => go(`/classes?state=${next}`, { replace: true })}
        options={STATES.map((it) => ({ id: it.id, label: t(`state.${it.id}`) }))}
      />
      {stale && data && <Banner kind="warn">{t("shell:connection.reconnecting")}</Banner>}
      <div className={styles.list}>
        {data?.map((it) => (
          <ClassCard key={it.id} it={it} />
        ))}
      </div>
      {!data && (error ? <ErrorState error={error} onRetry={again} /> : <Loading rows={4} />)}
      {data?.length === 0 && <Empty title={t(`empty.${id}`)} />}
    </Page>
  );
}
