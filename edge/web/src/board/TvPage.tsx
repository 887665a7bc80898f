import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useParams } from "wouter";
import { ClassClock } from "../classes/ClassClock";
import { useShownClass } from "../classes/useShownClass";
import { Banner } from "../design/Banner";
import { Empty } from "../design/Empty";
import { Loading } from "../design/Loading";
import { useBoard } from "../live/useLive";
import { Logo } from "../shell/Logo";
import { usePageTitle } from "../shell/Page";
import { Announcer } from "./Announcer";
import { addressOf, pathOf } from "./address";
import { METRICS, type Metric, unitOf } from "./metrics";
import { QrCode } from "./QrCode";
import { TvRow } from "./TvRow";
import styles from "./tv.module.css";

const ROWS = 10;
const SHOW_MS = 20_000;

/**
 * A board for a television: huge, without anything to press. /tv/boards/today shows one metric after another;
 * /tv/boards/today/effort stays with that one.
 */
export default function TvPage() {
  const { t } = useTranslation(["board", "shell"]);
  const path = (useParams()["*"] ?? "").replace(/^boards?\//, "");
  const address = addressOf(path);
  const classId = address?.choice === "class" ? address.scope.slice("class/".length) : undefined;
  const shown = useShownClass(classId);
  const fixed =
    path.split("/").filter(Boolean).length >
    (address?.choice === "today" || address?.choice === "week" ? 1 : 2);
  const metric = useCycle(fixed ? address?.metric : undefined);
  const at =
    address ??
    (shown ? { choice: "class" as const, scope: `class/${shown.id}`, metric } : addressOf("today"));
  const boardId = at && `${at.scope}/${metric}`;
  const { window, status } = useBoard(boardId ? { boardId, top: ROWS } : undefined);
  const title =
    (at?.choice === "class" && shown?.title) || t(at?.choice === "week" ? "title.week" : "title.today");
  usePageTitle(title);
  const highest = window?.rows[0]?.score ?? 0;
  const unit = unitOf(metric, highest);
  const follow = at ? location.origin + pathOf({ ...at, metric }) : location.origin;

  return (
    <main className={styles.tv}>
      <header className={styles.head}>
        <div>
          <h1>{title}</h1>
          {at?.choice === "class" && shown && <ClassClock it={shown} />}
        </div>
        <p className={styles.metric}>{t(`metric.${metric}`)}</p>
      </header>
      {status === "reconnecting" && <Banner kind="warn">{t("shell:connection.reconnecting")}</Banner>}
      {window?.official && <Banner kind="good">{t("final")}</Banner>}
      {!window && <Loading rows={ROWS} />}
      {window?.rows.length === 0 && <Empty title={t("empty.title")} />}
      <ol className={styles.rows} aria-label={t("name", { metric: t(`metric.${metric}`) })}>
        {window?.rows.slice(0, ROWS).map((row, place) => (
          <TvRow
            key={row.athleteId}
            row={row}
            place={place}
            unit={unit}
            share={highest > 0 ? row.score / highest : 0}
          />
        ))}
      </ol>
      <Announcer rows={window?.rows ?? []} favourite={undefined} />
      <footer className={styles.foot}>
        <span className={styles.brand}>
          <Logo /> FitConnect
        </span>
        <span>{window && t("members", { count: window.total })}</span>
        <span className={styles.follow}>
          {t("tv.follow")}
          <QrCode text={follow} label={follow} />
        </span>
      </footer>
    </main>
  );
}

/** One metric after another, unless one is asked for. */
function useCycle(fixed: Metric | undefined): Metric {
  const [index, setIndex] = useState(0);
  useEffect(() => {
    if (fixed !== undefined) {
      return;
    }
    const timer = setInterval(() => setIndex((before) => (before + 1) % METRICS.length), SHOW_MS);
    return () => clearInterval(timer);
  }, [fixed]);
  return fixed ?? METRICS[index] ?? "effort";
}
