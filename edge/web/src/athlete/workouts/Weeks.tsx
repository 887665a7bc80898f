import { useTranslation } from "react-i18next";
import { clock, useFormat } from "../../i18n/format";
import { type Workout, weeksOf } from "./workouts";
import styles from "./workouts.module.css";

const SHOWN = 12;

/** Effort by week, as bars that are a table to a screen reader. */
export function Weeks({ workouts }: { workouts: readonly Workout[] }) {
  const { t } = useTranslation("athlete");
  const format = useFormat();
  const weeks = weeksOf(workouts, Date.now(), SHOWN);
  const most = Math.max(1, ...weeks.map((it) => it.effort));
  return (
    <ol className={styles.weeks}>
      {weeks.map((it) => (
        <li key={it.startMs} title={t("progress.week", { count: it.count, time: clock(it.durationS) })}>
          <span className="numbers">{it.effort > 0 ? format.number(it.effort) : ""}</span>
          <span className={styles.column} style={{ height: `${(100 * it.effort) / most}%` }} />
          <small>
            {new Date(it.startMs).getDate()}.{new Date(it.startMs).getMonth() + 1}
          </small>
        </li>
      ))}
    </ol>
  );
}
