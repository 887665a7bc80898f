import { type ReactNode, useEffect, useRef } from "react";
import { navigated } from "./navigation";
import styles from "./shell.module.css";

interface Props {
  title: string;
  lead?: ReactNode;
  /** Beside the title: what can be done here. */
  actions?: ReactNode;
  children: ReactNode;
}

/** A page with its title: the tab says it, and after a navigation a screen reader starts there. */
export function Page({ title, lead, actions, children }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  usePageTitle(title);
  useEffect(() => {
    if (navigated()) {
      heading.current?.focus({ preventScroll: true });
    }
  }, []);
  return (
    <>
      <div className={styles.head}>
        <div>
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {lead && <div className={styles.lead}>{lead}</div>}
        </div>
        {actions && <div className={styles.actions}>{actions}</div>}
      </div>
      {children}
    </>
  );
}

/** For pages without a heading of their own, such as the television's. */
export function usePageTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · FitConnect`;
  }, [title]);
}
