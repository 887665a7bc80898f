import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "wouter";
import { useClasses } from "../../classes/useClasses";
import { Banner } from "../../design/Banner";
import { Button } from "../../design/Button";
import { Card } from "../../design/Card";
import { useFormat } from "../../i18n/format";
import { useLeftovers } from "./leftovers";
import { Sensors } from "./Sensors";
import styles from "./train.module.css";
import { type WorkoutView, workout } from "./workout";

/** Sensors first, then the class; training alone counts for the open boards. */
export function Start({ athleteId, view }: { athleteId: string; view: WorkoutView }) {
  const { t } = useTranslation("athlete");
  const format = useFormat();
  const [parameters] = useSearchParams();
  const running = useClasses("RUNNING", 20);
  const leftovers = useLeftovers(athleteId, false);
  const wanted = parameters.get("class");
  const classes = [...(running.data ?? [])].sort((a, b) => Number(b.id === wanted) - Number(a.id === wanted));
  const [busy, setBusy] = useState(false);
  const begin = async (classId: string) => {
    setBusy(true);
    await workout.begin(athleteId, classId);
  };
  return (
    <>
      {leftovers.waiting > 0 && (
        <Banner kind="info">{t("train.leftovers", { count: leftovers.waiting })}</Banner>
      )}
      {leftovers.open && (
        <Banner kind="warn">
          <span>{t("train.open", { when: format.time(leftovers.open.startedMs) })}</span>
          <Button small onClick={() => leftovers.open && void workout.goOn(leftovers.open)}>
            {t("train.go-on")}
          </Button>
        </Banner>
      )}
      <div className={styles.columns}>
        <Card title={t("sensors.title")}>
          <Sensors view={view} />
        </Card>
        <Card title={t("train.where")}>
          <ul className={styles.choices}>
            {classes.map((it) => (
              <li key={it.id}>
                <div>
                  <strong>{it.title}</strong>
                  <p className="quiet">
                    {it.startedMs !== null && t("train.since", { when: format.time(it.startedMs) })}
                  </p>
                </div>
                <Button look="primary" disabled={busy} onClick={() => void begin(it.id)}>
                  {t("train.join")}
                </Button>
              </li>
            ))}
            {running.data?.length === 0 && <li className="quiet">{t("train.no-class")}</li>}
            <li>
              <div>
                <strong>{t("train.alone")}</strong>
                <p className="quiet">{t("train.alone-why")}</p>
              </div>
              <Button disabled={busy} onClick={() => void begin("")}>
                {t("train.start")}
              </Button>
            </li>
          </ul>
        </Card>
      </div>
    </>
  );
}
