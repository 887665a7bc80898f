import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button, ButtonLink } from "../../design/Button";
import { Sensor } from "../bluetooth/sensor";
import styles from "./train.module.css";
import { type WorkoutView, workout } from "./workout";

/** What is worn or ridden, and a way for browsers without Bluetooth. */
export function Sensors({ view }: { view: WorkoutView }) {
  const { t } = useTranslation("athlete");
  const [fault, setFault] = useState<string>();
  const add = async () => {
    setFault(undefined);
    try {
      await workout.addSensor();
    } catch (error) {
      const nothingChosen = error instanceof DOMException && error.name === "NotFoundError";
      setFault(nothingChosen ? undefined : t("sensors.failed"));
    }
  };
  if (!Sensor.possible) {
    return (
      <div className={styles.stack}>
        <p>
          <strong>{t("sensors.impossible")}</strong>
        </p>
        <p className="quiet">{t("sensors.other-ways")}</p>
        <ButtonLink href="/me/import">{t("sensors.import")}</ButtonLink>
      </div>
    );
  }
  return (
    <div className={styles.stack}>
      {view.sensors.map((sensor) => (
        <p key={sensor.id} className={styles.sensor} data-state={sensor.state}>
          <strong>{sensor.name}</strong> <span>{t(`sensors.${sensor.state}`)}</span>
        </p>
      ))}
      {view.sensors.length === 0 && <p className="quiet">{t("sensors.none")}</p>}
      {view.values.heartRateBpm && (
        <p>
          {t("sensors.heart")} <strong>{view.values.heartRateBpm.value}</strong> bpm
        </p>
      )}
      {fault && <p role="alert">{fault}</p>}
      <Button look={view.sensors.length === 0 ? "primary" : "outline"} onClick={() => void add()}>
        {t("sensors.add")}
      </Button>
    </div>
  );
}
