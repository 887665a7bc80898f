import type { ReactNode } from "react";
import styles from "./states.module.css";

/** One line about the state of the whole page; screen readers hear it when it comes. */
export function Banner({ kind, children }: { kind: "info" | "good" | "warn" | "bad"; children: ReactNode }) {
  return (
    <div className={`${styles.banner} ${styles[kind]}`} role="status">
      {children}
    </div>
  );
}
