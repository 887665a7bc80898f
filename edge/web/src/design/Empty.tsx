import type { ReactNode } from "react";
import styles from "./states.module.css";

interface Props {
  title: string;
  /** It is all that the page shows, so its title is the page's. */
  page?: boolean;
  children?: ReactNode;
}

/** Nothing is here, why, and what can be done. */
export function Empty({ title, page = false, children }: Props) {
  const Title = page ? "h1" : "p";
  return (
    <div className={styles.state}>
      <svg className={styles.symbol} viewBox="0 0 48 48" fill="none" stroke="currentColor" aria-hidden="true">
        <circle cx="24" cy="24" r="21" strokeWidth="2" strokeDasharray="4 5" />
        <path
          d="M8 25h8l4-10 7 19 5-12 3 3h5"
          strokeWidth="2.5"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </svg>
      <Title className={styles.stateTitle}>{title}</Title>
      {children}
    </div>
  );
}
