import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { useRest } from "../../api/useRest";
import { Button } from "../../design/Button";
import { Loading } from "../../design/Loading";
import { useFormat } from "../../i18n/format";
import { acceptThreshold } from "./profile";
import styles from "./settings.module.css";
import { useSaving } from "./useSaving";

type Kind = "hrMax" | "hrRest" | "ftpW" | "wPrimeJ";

interface Threshold {
  readonly kind: Kind;
  readonly value?: number | null;
  readonly unit: string;
  readonly confidence?: string | null;
  readonly why: string;
  readonly current?: number | null;
  readonly evidence: readonly { readonly sessionId: string; readonly atMs: number; readonly value: number }[];
}

/** What workouts show of the athlete's limits, with the workouts that show it; the athlete decides. */
export function Thresholds({ athleteId, onAccepted }: { athleteId: string; onAccepted(): void }) {
  const { t } = useTranslation("athlete");
  const format = useFormat();
  const saving = useSaving();
  const { data, error, again } = useRest<{ thresholds: Threshold[] }>(`/athletes/${athleteId}/thresholds`);
  if (error) {
    return <p className="quiet">{t("threshold.unknown")}</p>;
  }
  if (!data) {
    return <Loading rows={3} />;
  }
  const accept = (kind: Kind) =>
    saving.save(async () => {
      await acceptThreshold(athleteId, kind);
      again();
      onAccepted();
    });
  return (
    <ul className={styles.thresholds}>
      {data.thresholds.map((it) => (
        <li key={it.kind}>
          <strong>{t(`profile.${it.kind}`)}</strong>
          <span className="numbers">
            {it.value == null ? "–" : format.number(it.value)} {it.unit}
          </span>
          {it.value != null && Math.round(it.value) !== Math.round(it.current ?? -1) && (
            <Button small disabled={saving.busy} onClick={() => void accept(it.kind)}>
              {t("threshold.accept")}
            </Button>
          )}
          <p className="quiet" lang="en">
            {it.why}
          </p>
          {it.evidence.slice(0, 3).map((seen) => (
            <Link key={`${seen.sessionId} ${seen.atMs}`} href={`/me/workouts/${seen.sessionId}`}>
              {t("threshold.seen", { value: format.number(seen.value), when: format.date(seen.atMs) })}
            </Link>
          ))}
        </li>
      ))}
      {saving.message && <li role="alert">{saving.message}</li>}
    </ul>
  );
}
