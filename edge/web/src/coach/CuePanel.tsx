import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Cue } from "#proto/fitconnect/coaching/v1/cue_pb";
import type { WallTile } from "#proto/fitconnect/live/v1/live_pb";
import { messageOf } from "../api/problem";
import { rest } from "../api/rest";
import { nameOf } from "../board/name";
import { Button } from "../design/Button";
import { Card } from "../design/Card";
import { Field } from "../design/Field";
import styles from "./wall.module.css";

const LONGEST = 140;
const QUICK = ["cue.quick-1", "cue.quick-2", "cue.quick-3", "cue.quick-4"] as const;
const SHOWN = 6;

interface Props {
  classId: string;
  tiles: ReadonlyMap<string, WallTile> | undefined;
  cues: readonly Cue[];
  /** Whom the message is for; undefined: everybody. */
  chosen: string | undefined;
  onChosen(athleteId: string | undefined): void;
}

type Sent =
  | { kind: "nothing" | "sending" }
  | { kind: "sent"; athletes: number }
  | { kind: "failed"; error: unknown };

/** A word to one or all, and what was said last. */
export function CuePanel({ classId, tiles, cues, chosen, onChosen }: Props) {
  const { t } = useTranslation("coach");
  const [text, setText] = useState("");
  const [sent, setSent] = useState<Sent>({ kind: "nothing" });
  const tile = chosen === undefined ? undefined : tiles?.get(chosen);
  const called = (athleteId: string) => nameOf(tiles?.get(athleteId) ?? { name: "", athleteId });

  const send = async (words: string) => {
    setSent({ kind: "sending" });
    try {
      const { athletes } = await rest<{ athletes: number }>(`/classes/${classId}/cues`, {
        method: "POST",
        // Sent once, however often a lost answer makes the browser ask again.
        headers: { "idempotency-key": crypto.randomUUID() },
        body: { text: words, ...(chosen !== undefined && { athleteIds: [chosen] }) },
      });
      setSent({ kind: "sent", athletes });
      setText("");
    } catch (error) {
      setSent({ kind: "failed", error });
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() !== "") {
      void send(text.trim());
    }
  };

  return (
    <Card title={t("cue")}>
      <form className={styles.cue} onSubmit={submit}>
        <p>
          {t("cue.to")}: <b>{tile ? nameOf(tile) : t("cue.everybody")}</b>{" "}
          {tile && (
            <Button small look="plain" onClick={() => onChosen(undefined)} aria-label={t("cue.everybody")}>
              ×
            </Button>
          )}
        </p>
        <Field
          label={t("cue.text")}
          hint={t("cue.hint")}
          maxLength={LONGEST}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <Button type="submit" look="primary" disabled={sent.kind === "sending" || text.trim() === ""}>
          {t("cue.send")}
        </Button>
        <fieldset className={styles.quick} aria-label={t("cue.quick")}>
          {QUICK.map((key) => (
            <Button key={key} small disabled={sent.kind === "sending"} onClick={() => void send(t(key))}>
              {t(key)}
            </Button>
          ))}
        </fieldset>
        <p role="status" className={sent.kind === "failed" ? styles.failed : "quiet"}>
          {sent.kind === "sent" && t("cue.sent", { count: sent.athletes })}
          {sent.kind === "failed" && messageOf(sent.error)}
        </p>
      </form>
      {cues.length > 0 && (
        <>
          <h3>{t("cues.latest")}</h3>
          <ol className={styles.cues}>
            {cues.slice(0, SHOWN).map((cue) => (
              <li key={cue.id}>
                <b>{called(cue.athleteId)}</b> <span className="quiet">{cue.text}</span>
              </li>
            ))}
          </ol>
        </>
      )}
    </Card>
  );
}
