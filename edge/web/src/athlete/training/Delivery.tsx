import { useTranslation } from "react-i18next";
import type { Sending } from "../../ingest/uploader";
import styles from "./train.module.css";

/** A few samples are always on their way. */
const USUAL = 10;

/** Whether the platform has what was measured: what waits is kept here, and is said. */
export function Delivery({ sending }: { sending: Sending | undefined }) {
  const { t } = useTranslation("athlete");
  if (!sending) {
    return null;
  }
  const behind = sending.status !== "sending" || sending.waiting > USUAL;
  return (
    <span className={styles.delivery} data-status={sending.status} role="status">
      {behind ? t(`delivery.${sending.status}`) : t("delivery.safe")}
      {behind && sending.waiting > 0 && ` · ${t("delivery.waiting", { count: sending.waiting })}`}
      {sending.refused > 0 &&
        ` · ${t("delivery.refusals", { count: sending.refused, code: sending.why ?? "" })}`}
    </span>
  );
}
