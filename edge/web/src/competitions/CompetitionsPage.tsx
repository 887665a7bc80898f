import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { useRest } from "../api/useRest";
import cards from "../classes/classes.module.css";
import { Empty } from "../design/Empty";
import { ErrorState } from "../design/ErrorState";
import { Loading } from "../design/Loading";
import { Page } from "../shell/Page";
import type { Competition } from "./competitions";
import styles from "./competitions.module.css";
import { Span } from "./Span";

/** All competitions that are announced, run or are over. */
export default function CompetitionsPage() {
  const { t } = useTranslation(["competitions", "board"]);
  const { data, error, again } = useRest<Competition[]>("/competitions");
  return (
    <Page title={t("title")}>
      <div className={cards.list}>
        {data?.map((it) => (
          <article key={it.competitionId} className={cards.card}>
            <p className={styles.state} data-state={it.state}>
              {t(`state.${it.state}`)}
            </p>
            <h2>
              <Link href={`/competitions/${it.competitionId}`}>{it.title}</Link>
            </h2>
            <Span it={it} />
            <p className="quiet">{t(`board:metric.${it.metric}`)}</p>
          </article>
        ))}
      </div>
      {!data && (error ? <ErrorState error={error} onRetry={again} /> : <Loading rows={4} />)}
      {data?.length === 0 && (
        <Empty title={t("empty")}>
          <p>{t("empty-text")}</p>
        </Empty>
      )}
    </Page>
  );
}
