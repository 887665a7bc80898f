import { memo, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../design/Button";
import { Card } from "../design/Card";
import { QrCode } from "./QrCode";
import styles from "./tools.module.css";

/** The page's address for somebody else's phone: as a code to scan and as a text. */
export const Share = memo(function Share({ path }: { path: string }) {
  const { t } = useTranslation("board");
  const [copied, setCopied] = useState(false);
  const address = location.origin + path;
  const send = async () => {
    try {
      if (navigator.share) {
        await navigator.share({ url: address });
      } else {
        await navigator.clipboard.writeText(address);
        setCopied(true);
      }
    } catch {
      // Somebody thought better of it.
    }
  };
  return (
    <Card title={t("share.title")}>
      <div className={styles.share}>
        <QrCode text={address} label={address} className={styles.code} />
        <p className="quiet">{t("share.text")}</p>
        <Button small onClick={() => void send()}>
          {copied ? t("share.copied") : t("share.copy")}
        </Button>
      </div>
    </Card>
  );
});
