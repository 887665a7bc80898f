import { useTranslation } from "react-i18next";
import { rest } from "../../api/rest";
import { useRest } from "../../api/useRest";
import { Button } from "../../design/Button";
import { ErrorState } from "../../design/ErrorState";
import { Loading } from "../../design/Loading";
import { useFormat } from "../../i18n/format";
import { logOut } from "../../session/session";
import styles from "./settings.module.css";
import { useSaving } from "./useSaving";

interface Login {
  readonly id: string;
  readonly startedMs: number;
  readonly lastUsedMs: number;
  readonly address: string;
  readonly current: boolean;
}

/** Where the account is logged in; what is ended is out within a second. */
export function Sessions() {
  const { t } = useTranslation("athlete");
  const format = useFormat();
  const saving = useSaving();
  const { data, error, again } = useRest<Login[]>("/sessions");
  if (error) {
    return <ErrorState error={error} onRetry={again} />;
  }
  if (!data) {
    return <Loading rows={2} />;
  }
  const end = (id: string) =>
    saving.save(async () => {
      await rest(`/sessions/${id}`, { method: "DELETE" });
      again();
    });
  const endAll = () =>
    saving.save(async () => {
      await rest("/sessions", { method: "DELETE" });
      await logOut();
    });
  return (
    <>
      <ul className={styles.sessions}>
        {data.map((it) => (
          <li key={it.id}>
            <span>
              {it.address}
              {it.current && <em> {t("sessions.this")}</em>}
              <br />
              <span className="quiet">{t("sessions.used", { when: format.time(it.lastUsedMs) })}</span>
            </span>
            {!it.current && (
              <Button small disabled={saving.busy} onClick={() => void end(it.id)}>
                {t("sessions.end")}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <Button look="danger" disabled={saving.busy} onClick={() => void endAll()}>
        {t("sessions.end-all")}
      </Button>
      {saving.message && <p role="alert">{saving.message}</p>}
    </>
  );
}
