import type { ReactNode } from "react";
import styles from "./admin.module.css";

interface Props<T> {
  /** Said to screen readers. */
  label: string;
  rows: readonly T[];
  keyOf(row: T): string;
  columns: readonly { title: string; number?: boolean; cell(row: T): ReactNode }[];
  /** Said in place of a table without rows. */
  none: string;
}

/** A table that scrolls sideways within itself where the screen is narrow. */
export function Table<T>({ label, rows, keyOf, columns, none }: Props<T>) {
  if (rows.length === 0) {
    return <p className={styles.none}>{none}</p>;
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: the card around it is the landmark of this name
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be within the keyboard's reach
    <div className={styles.scroll} role="group" aria-label={label} tabIndex={0}>
      <table className={styles.table}>
        <thead>
          <tr>
            {columns.map(({ title, number }) => (
              <th key={title} scope="col" data-number={number || undefined}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)}>
              {columns.map(({ title, number, cell }) => (
                <td key={title} data-number={number || undefined}>
                  {cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
