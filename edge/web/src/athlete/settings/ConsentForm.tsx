import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Consent, Profile } from "./profile";
import { Saved } from "./Saved";
import styles from "./settings.module.css";
import { useSaving } from "./useSaving";

const QUESTIONS = [
  "showName",
  "showHeartRate",
  "openBoards",
  "coachSeesHeartRate",
  "coachSeesWorkouts",
] as const;

/** Who sees what, in plain words. A withdrawal takes effect on running streams within a second. */
export function ConsentForm({
  profile,
  onSave,
}: {
  profile: Profile;
  onSave(profile: Profile): Promise<void>;
}) {
  const { t } = useTranslation("athlete");
  const saving = useSaving();
  const [changed, setChanged] = useState<Partial<Consent>>({});
  const consent = { ...profile.consent, ...changed };
  return (
    <form
      className={styles.questions}
      onSubmit={(event) => {
        event.preventDefault();
        void saving.save(async () => {
          await onSave({ ...profile, consent });
          setChanged({});
        });
      }}
    >
      <p className="quiet">{t("consent.lead")}</p>
      {QUESTIONS.map((question) => (
        <label key={question} className={styles.question}>
          <input
            type="checkbox"
            checked={consent[question] ?? false}
            onChange={(event) => setChanged({ ...changed, [question]: event.target.checked })}
          />
          <span>
            <strong>{t(`consent.${question}`)}</strong>
            <br />
            <span className="quiet">{t(`consent.${question}-why`)}</span>
            {question === "coachSeesHeartRate" && consent[question] === null && (
              <em>{t("consent.not-asked")}</em>
            )}
          </span>
        </label>
      ))}
      <Saved saving={saving} />
    </form>
  );
}
