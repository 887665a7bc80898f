import { type DragEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { messageOf } from "../api/problem";
import { rest } from "../api/rest";
import { Button } from "../design/Button";
import { useFormat } from "../i18n/format";
import { usePerson } from "../session/session";
import { Page } from "../shell/Page";
import styles from "./import.module.css";

const FORMATS = ".fit,.tcx,.gpx,.gz";

interface Taken {
  readonly sessionId: string;
  readonly samples: number;
  readonly known: number;
  readonly accepted: number;
  readonly refused: readonly { readonly code: string; readonly count: number; readonly detail: string }[];
  readonly problems: readonly string[];
  readonly startMs: number;
}

interface Item {
  readonly id: string;
  readonly name: string;
  readonly state:
    | { kind: "waiting" | "sending" }
    | { kind: "taken"; taken: Taken }
    | { kind: "failed"; why: string };
}

/** Workouts that a watch has kept, as files. */
export default function ImportPage() {
  const { t } = useTranslation("athlete");
  const person = usePerson();
  const input = useRef<HTMLInputElement>(null);
  const [items, setItems] = useState<readonly Item[]>([]);
  const [over, setOver] = useState(false);
  const tell = (id: string, state: Item["state"]) =>
    setItems((before) => before.map((it) => (it.id === id ? { ...it, state } : it)));

  const take = async (files: readonly File[]) => {
    const added = files.map((file) => ({ file, id: crypto.randomUUID() }));
    setItems((before) => [
      ...added.map(({ file, id }) => ({ id, name: file.name, state: { kind: "waiting" as const } })),
      ...before,
    ]);
    // One after the other, as the platform takes them.
    for (const { file, id } of added) {
      tell(id, { kind: "sending" });
      try {
        const body = new Blob([file], { type: "application/octet-stream" });
        const taken = await rest<Taken>(`/athletes/${person?.id}/imports`, { method: "POST", body });
        tell(id, { kind: "taken", taken });
      } catch (error) {
        tell(id, { kind: "failed", why: messageOf(error) });
      }
    }
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void take([...event.dataTransfer.files]);
  };

  return (
    <Page title={t("import.title")} lead={t("import.lead")}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is for the mouse, the button inside for everybody */}
      <div
        className={styles.drop}
        data-over={over}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <p>{t("import.drop")}</p>
        <Button look="primary" onClick={() => input.current?.click()}>
          {t("import.choose")}
        </Button>
        <input
          ref={input}
          type="file"
          multiple
          hidden
          accept={FORMATS}
          aria-label={t("import.choose")}
          onChange={(event) => {
            void take([...(event.target.files ?? [])]);
            event.target.value = "";
          }}
        />
        <p className="quiet">{t("import.limits")}</p>
      </div>
      <ul className={styles.items} aria-live="polite">
        {items.map((item) => (
          <li key={item.id} data-state={item.state.kind}>
            <strong>{item.name}</strong> <Outcome of={item.state} />
          </li>
        ))}
      </ul>
    </Page>
  );
}

function Outcome({ of }: { of: Item["state"] }) {
  const { t } = useTranslation("athlete");
  const format = useFormat();
  switch (of.kind) {
    case "waiting":
    case "sending":
      return <span>{t(`import.${of.kind}`)}</span>;
    case "failed":
      return <span role="alert">{of.why}</span>;
    case "taken": {
      const { taken } = of;
      const refused = taken.refused.reduce((sum, it) => sum + it.count, 0);
      return (
        <>
          <span>
            {taken.known === taken.samples
              ? t("import.known")
              : t("import.taken", { count: taken.accepted, when: format.date(taken.startMs) })}
          </span>
          {refused > 0 && (
            <span>{t("import.refused", { count: refused, why: taken.refused[0]?.detail ?? "" })}</span>
          )}
          {taken.problems.map((problem) => (
            <span key={problem} lang="en">
              {problem}
            </span>
          ))}
          <Link href={`/me/workouts/${taken.sessionId}`}>{t("import.look")}</Link>
        </>
      );
    }
  }
}
