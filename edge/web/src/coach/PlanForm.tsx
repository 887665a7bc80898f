import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { useMutation } from "urql";
import { messageOf } from "../api/problem";
import { Button } from "../design/Button";
import { Card } from "../design/Card";
import { Choice, Field } from "../design/Field";
import styles from "./coach.module.css";
import { type Draft, EMPTY, inputOf, PLAN } from "./plan";

/** Plans a class: a title, when, how many, and its blocks with their targets. */
export function PlanForm({ onPlanned }: { onPlanned(): void }) {
  const { t } = useTranslation("coach");
  const [draft, setDraft] = useState<Draft>(EMPTY);
  const [{ fetching, error }, plan] = useMutation(PLAN);
  const change = (to: Partial<Draft>) => setDraft((before) => ({ ...before, ...to }));
  const block = (index: number, to: Partial<Draft["blocks"][number]>) =>
    change({ blocks: draft.blocks.map((it, at) => (at === index ? { ...it, ...to } : it)) });
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const done = await plan({ input: inputOf(draft) });
    if (!done.error) {
      setDraft(EMPTY);
      onPlanned();
    }
  };
  return (
    <Card title={t("plan")}>
      <form className={styles.form} onSubmit={(event) => void submit(event)}>
        <Field
          label={t("plan.title")}
          required
          maxLength={120}
          value={draft.title}
          onChange={(event) => change({ title: event.target.value })}
        />
        <div className={styles.pair}>
          <Field
            label={t("plan.starts")}
            type="datetime-local"
            value={draft.starts}
            onChange={(event) => change({ starts: event.target.value })}
          />
          <Field
            label={t("plan.capacity")}
            type="number"
            min={1}
            hint={t("plan.capacity-hint")}
            value={draft.capacity}
            onChange={(event) => change({ capacity: event.target.value })}
          />
        </div>
        <h3>{t("plan.blocks")}</h3>
        {draft.blocks.map((it, index) => (
          <div key={it.key} className={styles.block}>
            <Field
              label={t("plan.name", { number: index + 1 })}
              required
              value={it.name}
              onChange={(event) => block(index, { name: event.target.value })}
            />
            <Field
              label={t("plan.minutes")}
              type="number"
              required
              min={0.5}
              max={240}
              step={0.5}
              value={it.minutes}
              onChange={(event) => block(index, { minutes: event.target.value })}
            />
            <Zone label={t("plan.low")} value={it.low} onChange={(low) => block(index, { low })} />
            <Zone label={t("plan.high")} value={it.high} onChange={(high) => block(index, { high })} />
            <Button
              small
              look="plain"
              aria-label={t("plan.remove", { number: index + 1 })}
              onClick={() => change({ blocks: draft.blocks.filter((_, at) => at !== index) })}
            >
              ×
            </Button>
          </div>
        ))}
        <Button
          small
          onClick={() =>
            change({
              blocks: [
                ...draft.blocks,
                {
                  key: crypto.randomUUID(),
                  name: t("plan.block-name", { number: draft.blocks.length + 1 }),
                  minutes: "5",
                  low: "2",
                  high: "3",
                },
              ],
            })
          }
        >
          {t("plan.add")}
        </Button>
        {error && (
          <p role="alert" className={styles.fault}>
            {messageOf(error)}
          </p>
        )}
        <Button type="submit" look="primary" disabled={fetching}>
          {t("plan.send")}
        </Button>
      </form>
    </Card>
  );
}

function Zone({ label, value, onChange }: { label: string; value: string; onChange(value: string): void }) {
  const { t } = useTranslation("coach");
  return (
    <Choice label={label} value={value} onChange={(event) => onChange(event.target.value)}>
      <option value="">{t("plan.none")}</option>
      {[1, 2, 3, 4, 5].map((zone) => (
        <option key={zone} value={zone}>
          {zone}
        </option>
      ))}
    </Choice>
  );
}
