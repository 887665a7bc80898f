import { useRegisterSW } from "virtual:pwa-register/react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Banner } from "../design/Banner";
import { Button } from "../design/Button";
import styles from "./shell.module.css";

/** A new version waits until somebody says so: nothing reloads under a running workout. */
export default function UpdateNotice() {
  const { t } = useTranslation("shell");
  const [later, setLater] = useState(false);
  const {
    needRefresh: [ready],
    updateServiceWorker,
  } = useRegisterSW();
  if (!ready || later) {
    return null;
  }
  return (
    <div className={styles.notices}>
      <Banner kind="info">
        {t("update.ready")}
        <span>
          <Button small look="primary" onClick={() => void updateServiceWorker(true)}>
            {t("update.now")}
          </Button>{" "}
          <Button small look="plain" onClick={() => setLater(true)}>
            {t("update.later")}
          </Button>
        </span>
      </Banner>
    </div>
  );
}
