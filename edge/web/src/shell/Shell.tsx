import { lazy, type ReactNode, Suspense, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useLocation } from "wouter";
import { Banner } from "../design/Banner";
import { Button } from "../design/Button";
import { Loading } from "../design/Loading";
import { logIn, logOut, useSession } from "../session/session";
import { Logo } from "./Logo";
import { Mishap } from "./Mishap";
import { Quick } from "./Quick";
import styles from "./shell.module.css";
import { isAt, waysOf } from "./ways";

const KEEP_AFTER_MS = 5_000;
const UpdateNotice = lazy(() => import("./UpdateNotice"));

/** What is around every page: the ways through the app, who is logged in, and the place for the page. */
export function Shell({ children }: { children: ReactNode }) {
  const { t } = useTranslation("shell");
  const [path] = useLocation();
  const session = useSession();
  const person = "person" in session ? session.person : undefined;
  return (
    <>
      <a className={styles.skip} href="#main">
        {t("skip")}
      </a>
      <header className={styles.top}>
        <div className={styles.inside}>
          <Link href="/" className={styles.brand}>
            <Logo />
            <span>
              Fit<b>Connect</b>
            </span>
          </Link>
          <nav className={styles.nav} aria-label={t("nav.label")}>
            {waysOf(person?.roles ?? []).map((way) => (
              <Link key={way.href} href={way.href} aria-current={isAt(way, path) ? "page" : undefined}>
                <svg
                  viewBox="0 0 24 24"
                  fill="none"
                  stroke="currentColor"
                  strokeWidth="1.8"
                  aria-hidden="true"
                >
                  <path d={way.sign} strokeLinecap="round" strokeLinejoin="round" />
                </svg>
                {t(way.word)}
              </Link>
            ))}
          </nav>
          <div className={styles.who}>
            <Quick />
            {person ? (
              <>
                <span className={styles.name}>{person.name}</span>
                <Button small look="plain" onClick={() => void logOut()}>
                  {t("session.logout")}
                </Button>
              </>
            ) : (
              <Button small onClick={() => void logIn()} disabled={session.status === "looking"}>
                {t("session.login")}
              </Button>
            )}
          </div>
        </div>
      </header>
      {session.status === "away" && <Banner kind="warn">{t("session.away")}</Banner>}
      <main id="main" className={styles.main} tabIndex={-1}>
        <Mishap key={path}>
          <Suspense fallback={<Loading />}>{children}</Suspense>
        </Mishap>
      </main>
      <Kept />
    </>
  );
}

/** Has the whole app kept for a start without a network, once this page has what it needs itself. */
function Kept() {
  const [now, setNow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setNow(true), KEEP_AFTER_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    now && (
      <Suspense>
        <UpdateNotice />
      </Suspense>
    )
  );
}
