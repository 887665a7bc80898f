import { useTranslation } from "react-i18next";
import { ageOf } from "../../board/freshness";
import { scoreText, unitOf } from "../../board/metrics";
import { nameOf } from "../../board/name";
import { StaleMark } from "../../design/StaleMark";
import { ZoneBadge } from "../../design/ZoneBadge";
import { useFormat } from "../../i18n/format";
import type { View } from "../../live/connection";
import { useBoard } from "../../live/useLive";
import type { BoardWindow } from "../../live/window";
import styles from "./train.module.css";

const RADIUS = 3;

/** The class's board around somebody; nothing is watched without a class. */
export function useNeighbours(classId: string, athleteId: string): View<BoardWindow> {
  return useBoard(
    classId ? { boardId: `class/${classId}/effort`, top: 1, around: athleteId, radius: RADIUS } : undefined,
  );
}

/** The own row and the three on either side. */
export function Neighbours({ view, athleteId }: { view: View<BoardWindow>; athleteId: string }) {
  const { t } = useTranslation(["athlete", "board", "shell"]);
  const format = useFormat();
  const rows = view.window?.rows ?? [];
  const own = rows.findIndex((row) => row.athleteId === athleteId);
  const near = own < 0 ? rows.slice(0, 1) : rows.slice(Math.max(0, own - RADIUS), own + RADIUS + 1);
  const unit = unitOf("effort", 0);
  const mine = rows[own]?.score;
  return (
    <section aria-label={t("athlete:neighbours")}>
      {view.status === "reconnecting" && <p className="quiet">{t("shell:connection.reconnecting")}</p>}
      <ol className={styles.neighbours}>
        {near.map((row) => (
          <li key={row.athleteId} data-own={row.athleteId === athleteId}>
            <span className="numbers">{row.rank}</span>
            <span className={styles.who}>{row.athleteId === athleteId ? t("athlete:you") : nameOf(row)}</span>
            <StaleMark age={ageOf(row.freshness)} />
            <ZoneBadge zone={row.heartRateZone} small />
            <span className="numbers">
              {mine === undefined || row.athleteId === athleteId
                ? `${scoreText(row.score, unit, format)} ${t("board:unit.effort")}`
                : `${row.score >= mine ? "+" : "−"}${format.number(Math.abs(row.score - mine), 1)}`}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
