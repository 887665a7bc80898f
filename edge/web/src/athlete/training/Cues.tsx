import { useTranslation } from "react-i18next";
import { type Cue, CueSeverity } from "#proto/fitconnect/coaching/v1/cue_pb";
import words from "../../i18n/en/athlete";
import styles from "./train.module.css";

/** A cue is for the moment: older ones are history. */
const SHOWN_MS = 30_000;

/** What the trainer says just now, a coach's own words as they are. */
export function Cues({ cues, now }: { cues: readonly Cue[]; now: number }) {
  const { t } = useTranslation("athlete");
  const fresh = cues.filter((it) => now - Number(it.createdMs || it.causeMs) < SHOWN_MS).slice(0, 2);
  return (
    <div className={styles.cues} aria-live="polite">
      {fresh.map((cue) => (
        <p key={cue.id} className={styles.cue} data-severity={CueSeverity[cue.severity]?.toLowerCase()}>
          {cue.rule === "coach.message" && <span className="quiet">{t("cue.coach")} </span>}
          <strong>{textOf(cue, t)}</strong>
        </p>
      ))}
    </div>
  );
}

function textOf(cue: Cue, t: ReturnType<typeof useTranslation<"athlete">>["t"]): string {
  const key = `cue.${cue.rule}`;
  return key in words ? t(key as keyof typeof words & `cue.${string}`) : cue.text;
}
