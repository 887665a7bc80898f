import { useState } from "react";
import { useTranslation } from "react-i18next";
import { rest, send } from "../../api/rest";
import { Button } from "../../design/Button";
import { Field } from "../../design/Field";
import { logOut } from "../../session/session";
import styles from "./settings.module.css";
import { useSaving } from "./useSaving";

/** All that is stored, to take away or to have deleted. */
export function YourData({ athleteId }: { athleteId: string }) {
  const { t } = useTranslation("athlete");
  const saving = useSaving();
  const [word, setWord] = useState("");
  const wanted = t("data.word");
  const fetchAs = (path: string, name: string) =>
    saving.save(async () => {
      const response = await send(path, { headers: { accept: "application/zip" } });
      const link = document.createElement("a");
      link.href = URL.createObjectURL(await response.blob());
      link.download = name;
      link.click();
      URL.revokeObjectURL(link.href);
    });
  const erase = () =>
    saving.save(async () => {
      await rest(`/athletes/${athleteId}`, { method: "DELETE" });
      await logOut();
    });
  return (
    <div className={styles.questions}>
      <p className={styles.saved}>
        <Button
          disabled={saving.busy}
          onClick={() => void fetchAs(`/athletes/${athleteId}/export`, "profile.zip")}
        >
          {t("data.export-profile")}
        </Button>
        <Button
          disabled={saving.busy}
          onClick={() => void fetchAs(`/athletes/${athleteId}/workouts/export`, "workouts.zip")}
        >
          {t("data.export-workouts")}
        </Button>
      </p>
      <details>
        <summary className={styles.summary}>{t("data.delete")}</summary>
        <p>{t("data.delete-what")}</p>
        <Field
          label={t("data.type", { word: wanted })}
          value={word}
          onChange={(event) => setWord(event.target.value)}
          autoComplete="off"
        />
        <Button look="danger" disabled={saving.busy || word !== wanted} onClick={() => void erase()}>
          {t("data.delete")}
        </Button>
      </details>
      {saving.message && <p role="alert">{saving.message}</p>}
    </div>
  );
}
