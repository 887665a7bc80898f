import { useCallback, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Card } from "../design/Card";
import { ErrorState } from "../design/ErrorState";
import { Loading } from "../design/Loading";
import { usePerson } from "../session/session";
import { Page } from "../shell/Page";
import { ConsentForm } from "./settings/ConsentForm";
import { LookForm } from "./settings/LookForm";
import { ProfileForm } from "./settings/ProfileForm";
import { fetchProfile, type Held, type Profile, putProfile } from "./settings/profile";
import { Sessions } from "./settings/Sessions";
import { Thresholds } from "./settings/Thresholds";
import { Ways } from "./settings/Ways";
import { YourData } from "./settings/YourData";
import styles from "./workouts/workouts.module.css";

/** What the athlete decides: looks, figures of the body, who sees what, sessions, data. */
export default function SettingsPage() {
  const { t } = useTranslation("athlete");
  const person = usePerson();
  const id = person?.id;
  const [held, setHeld] = useState<Held>();
  const [error, setError] = useState<unknown>();
  const load = useCallback(() => {
    setError(undefined);
    if (id) {
      fetchProfile(id).then(setHeld).catch(setError);
    }
  }, [id]);
  useEffect(load, [load]);
  if (!id) {
    return null;
  }
  const save = async (profile: Profile) => setHeld(await putProfile(id, { profile, version: held?.version }));
  return (
    <Page title={t("settings.title")}>
      <div className={styles.stack}>
        <Card title={t("settings.look")}>
          <LookForm />
        </Card>
        {error !== undefined && <ErrorState error={error} onRetry={load} />}
        {!held && !error && <Loading />}
        {held && (
          <>
            <Card title={t("settings.profile")}>
              <ProfileForm profile={held.profile} onSave={save} />
            </Card>
            <Card title={t("settings.thresholds")}>
              <Thresholds athleteId={id} onAccepted={load} />
            </Card>
            <Card title={t("settings.consent")}>
              <ConsentForm profile={held.profile} onSave={save} />
            </Card>
          </>
        )}
        <Card title={t("settings.ways")}>
          <Ways />
        </Card>
        <Card title={t("settings.sessions")}>
          <Sessions />
        </Card>
        <Card title={t("settings.data")}>
          <YourData athleteId={id} />
        </Card>
      </div>
    </Page>
  );
}
