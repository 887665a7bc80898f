import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { useFormat } from "../i18n/format";
import { ClassClock } from "./ClassClock";
import type { TrainingClass } from "./classes";
import styles from "./classes.module.css";
import { PlanBar } from "./PlanBar";

/** A class in a list: the way to its page. */
export function ClassCard({ it }: { it: TrainingClass }) {
  return (
    <article className={styles.card}>
      <h2>
        <Link href={`/classes/${it.id}`}>{it.title}</Link>
      </h2>
      <When it={it} />
      <ClassClock it={it} />
      <PlanBar it={it} />
      <Places it={it} />
    </article>
  );
}

/** When it starts, started or ended. */
export function When({ it }: { it: TrainingClass }) {
  const { t } = useTranslation("classes");
  const format = useFormat();
  const [word, ms] =
    it.state === "ENDED"
      ? (["ended", it.endedMs] as const)
      : it.state === "RUNNING"
        ? (["started", it.startedMs] as const)
        : (["starts", it.startsAtMs] as const);
  return <p className="quiet">{ms === null ? t("unset") : t(word, { when: format.time(ms) })}</p>;
}

/** How many have a place, and wait for one. */
export function Places({ it }: { it: TrainingClass }) {
  const { t } = useTranslation("classes");
  if (it.booked === 0 && it.capacity === null) {
    return null;
  }
  return (
    <p className="quiet">
      {it.capacity === null
        ? t("booked", { count: it.booked })
        : t("places", { booked: it.booked, capacity: it.capacity })}
      {it.waiting > 0 && `, ${t("waiting", { count: it.waiting })}`}
    </p>
  );
}
