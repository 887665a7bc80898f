import { useTranslation } from "react-i18next";
import { clock, useFormat } from "../../i18n/format";
import { distanceIn, useUnits } from "../units";
import type { Workout } from "./workouts";
import styles from "./workouts.module.css";

/** The figures of a workout; what was not measured is not shown. */
export function Figures({ of }: { of: Workout }) {
  const { t } = useTranslation("athlete");
  const format = useFormat();
  const [units] = useUnits();
  const figures: [label: string, value: string, unit: string][] = [
    [t("figure.duration"), clock(of.durationS), ""],
    [t("figure.effort"), format.number(of.effort, 1), t("unit.points")],
  ];
  const add = (there: boolean, label: string, value: () => string, unit: string) =>
    there && figures.push([label, value(), unit]);
  add(
    !!of.heartRate?.mean,
    t("figure.heart-mean"),
    () => format.number(of.heartRate?.mean ?? 0),
    t("unit.bpm"),
  );
  add(!!of.heartRate?.max, t("figure.heart-max"), () => format.number(of.heartRate?.max ?? 0), t("unit.bpm"));
  add(
    !!of.normalizedPowerW,
    t("figure.power"),
    () => format.number(of.normalizedPowerW ?? 0),
    t("unit.watts"),
  );
  add(of.workJ > 0, t("figure.work"), () => format.number(of.workJ / 1000), t("unit.kj"));
  add(
    of.distanceM > 0,
    t("figure.distance"),
    () => format.number(distanceIn(units, of.distanceM), 2),
    t(`unit.distance.${units}`),
  );
  add(of.reps > 0, t("figure.reps"), () => format.number(of.reps), "");
  add(of.energyKcal > 0, t("figure.energy"), () => format.number(of.energyKcal), t("unit.kcal"));
  return (
    <dl className={styles.figures}>
      {figures.map(([label, value, unit]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>
            {value} <small>{unit}</small>
          </dd>
        </div>
      ))}
    </dl>
  );
}
