import { useTranslation } from "react-i18next";
import type { Row } from "#proto/fitconnect/live/v1/live_pb";
import { Choice, Field } from "../design/Field";
import { nameOf } from "./name";
import styles from "./tools.module.css";

export const TOPS = [10, 25, 100, 1000] as const;

interface Props {
  rows: readonly Row[];
  top: number;
  onTop(top: number): void;
  sought: string;
  onSought(text: string): void;
  onFound(athleteId: string): void;
}

const MOST_FOUND = 6;

/** How much of the board is shown, and finding somebody in it. */
export function BoardTools({ rows, top, onTop, sought, onSought, onFound }: Props) {
  const { t } = useTranslation("board");
  const found = foundIn(rows, sought);
  return (
    <search className={styles.tools}>
      <div className={styles.search}>
        <Field
          label={t("search")}
          type="search"
          placeholder={t("search.hint")}
          autoComplete="off"
          value={sought}
          onChange={(event) => onSought(event.target.value)}
        />
        {sought !== "" && (
          <ul className={styles.found}>
            {found.slice(0, MOST_FOUND).map((row) => (
              <li key={row.athleteId}>
                <button type="button" onClick={() => onFound(row.athleteId)}>
                  <b>{row.rank}</b> {nameOf(row)}
                </button>
              </li>
            ))}
            {found.length === 0 && <li className={styles.nobody}>{t("search.none")}</li>}
          </ul>
        )}
      </div>
      <div className={styles.top}>
        <Choice label={t("show")} value={top} onChange={(event) => onTop(Number(event.target.value))}>
          {TOPS.map((count) => (
            <option key={count} value={count}>
              {t("show.top", { count })}
            </option>
          ))}
        </Choice>
      </div>
    </search>
  );
}

/** Rows whose shown name holds the text, whatever its case. */
export function foundIn(rows: readonly Row[], sought: string): readonly Row[] {
  const text = sought.trim().toLocaleLowerCase();
  return text === "" ? [] : rows.filter((row) => nameOf(row).toLocaleLowerCase().includes(text));
}
