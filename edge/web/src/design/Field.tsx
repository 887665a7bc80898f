import { type InputHTMLAttributes, type ReactNode, type SelectHTMLAttributes, useId } from "react";
import styles from "./controls.module.css";

interface Words {
  label: string;
  hint?: string | undefined;
  /** What is wrong with what was entered. */
  fault?: string | undefined;
}

/** A labelled input with its hint and its fault, which screen readers tell with it. */
export function Field({ label, hint, fault, ...input }: Words & InputHTMLAttributes<HTMLInputElement>) {
  return (
    <Labelled label={label} hint={hint} fault={fault}>
      {(ids) => <input className={styles.input} {...ids} {...input} />}
    </Labelled>
  );
}

/** The same for a choice out of a list. */
export function Choice({ label, hint, fault, ...select }: Words & SelectHTMLAttributes<HTMLSelectElement>) {
  return (
    <Labelled label={label} hint={hint} fault={fault}>
      {(ids) => <select className={styles.input} {...ids} {...select} />}
    </Labelled>
  );
}

interface Ids {
  id: string;
  "aria-describedby"?: string;
  "aria-invalid"?: true;
}

function Labelled({ label, hint, fault, children }: Words & { children: (ids: Ids) => ReactNode }) {
  const id = useId();
  const told = fault ?? hint;
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      {children({
        id,
        ...(told && { "aria-describedby": `${id}-told` }),
        ...(fault && { "aria-invalid": true as const }),
      })}
      {told && (
        <p id={`${id}-told`} className={fault ? styles.fault : styles.hint}>
          {told}
        </p>
      )}
    </div>
  );
}
