import { useTranslation } from "react-i18next";
import type { Answer } from "../api/useRest";
import { type Metric, scoreText, unitOf } from "../board/metrics";
import { nameOf } from "../board/name";
import { Banner } from "../design/Banner";
import { ErrorState } from "../design/ErrorState";
import { Loading } from "../design/Loading";
import { useFormat } from "../i18n/format";
import type { SignedResults } from "./competitions";
import styles from "./competitions.module.css";

interface Props {
  results: Answer<SignedResults>;
  boardId: string;
  metric: Metric;
}

/** The signed standings of a board, and the document for those who check it. */
export function Official({ results: { data, error, again }, boardId, metric }: Props) {
  const { t } = useTranslation(["competitions", "board"]);
  const format = useFormat();
  if (!data) {
    return error ? <ErrorState error={error} onRetry={again} /> : <Loading rows={6} />;
  }
  const lines = data.document.boards.find((board) => board.boardId === boardId)?.lines ?? [];
  const unit = unitOf(metric, lines[0]?.score ?? 0);
  return (
    <>
      <Banner kind="good">
        {t("official.revision", { revision: data.revision, when: format.time(Date.parse(data.official)) })}
        <a download="results.jws" href={`data:application/jose,${data.signature}`}>
          {t("download")}
        </a>
      </Banner>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t("table.rank")}</th>
            <th scope="col">{t("table.name")}</th>
            <th scope="col">{t("table.verdict")}</th>
            <th scope="col" className={styles.right}>
              {t("table.score")}, {t(`board:${unit.word}`)}
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.athleteId}>
              <td>{line.rank}</td>
              <th scope="row">{nameOf(line)}</th>
              <td title={line.reason}>{line.verdict === "flagged" ? `⚑ ${t("board:flagged")}` : "✓"}</td>
              <td className={styles.right}>{scoreText(line.score, unit, format)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
