import type { ReactNode } from "react";
import styles from "./states.module.css";

/** A thing of its own on a page; with a title it is a section that screen readers can jump to. */
export function Card({
  title,
  children,
  className = "",
}: {
  title?: string;
  children: ReactNode;
  className?: string;
}) {
  return (
    <section className={`${styles.card} ${className}`} aria-label={title}>
      {title && <h2>{title}</h2>}
      {children}
    </section>
  );
}
