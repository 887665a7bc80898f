import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useLocation } from "wouter";
import { Button } from "../design/Button";
import { Empty } from "../design/Empty";
import { Loading } from "../design/Loading";
import { finishLogIn, logIn } from "./session";

let finishing: Promise<string> | undefined;

/** Where the login page sends people back to; they go on to where they came from. */
export default function SignedInPage() {
  const { t } = useTranslation("shell");
  const [, go] = useLocation();
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    // A code is good once, however often this is drawn.
    finishing ??= finishLogIn();
    finishing.then(
      (to) => go(to, { replace: true }),
      () => setFailed(true),
    );
  }, [go]);
  if (!failed) {
    return <Loading rows={1} />;
  }
  return (
    <Empty page title={t("session.failed")}>
      <Button look="primary" onClick={() => void logIn("/")}>
        {t("session.login")}
      </Button>
    </Empty>
  );
}
