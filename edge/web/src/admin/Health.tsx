import { useTranslation } from "react-i18next";
import { Card } from "../design/Card";
import { useFormat } from "../i18n/format";
import styles from "./admin.module.css";
import type { PlatformStatus } from "./platform";

/** Whether each part is well; the word says it, the colour only repeats it. */
export function Health({ status }: { status: PlatformStatus }) {
  const { t } = useTranslation("admin");
  return (
    <Card title={t("health")}>
      <ul className={styles.checks}>
        {status.health.map(({ name, up }) => (
          <li key={name} data-up={up}>
            <span className={styles.sign} aria-hidden="true">
              {up ? "✓" : "✕"}
            </span>
            <span>{name}</span>
            <strong>{t(up ? "up" : "down")}</strong>
          </li>
        ))}
      </ul>
      {status.unseen.length > 0 && (
        <p className={styles.none}>{t("unseen", { what: status.unseen.join(", ") })}</p>
      )}
    </Card>
  );
}

/** Numbers that one looks at first. */
export function Figures({ status }: { status: PlatformStatus }) {
  const { t } = useTranslation("admin");
  const format = useFormat();
  const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);
  const figures = [
    ...status.connections.map(({ part, open }) => ({ word: t("open", { part }), value: open, bad: false })),
    { word: t("in-use"), value: status.equipment.filter((it) => it.inUse).length, bad: false },
    { word: t("behind"), value: sum(status.lag.map((it) => Number(it.lag))), bad: false },
    {
      word: t("refused-recently"),
      value: sum(status.refusedByCode.map((it) => it.count)),
      bad: status.refusedByCode.length > 0,
    },
  ];
  return (
    <dl className={styles.figures}>
      {figures.map(({ word, value, bad }) => (
        <div key={word} data-bad={bad || undefined}>
          <dt>{word}</dt>
          <dd>{format.number(value)}</dd>
        </div>
      ))}
    </dl>
  );
}
