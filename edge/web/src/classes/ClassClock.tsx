import { useTranslation } from "react-i18next";
import { ZoneRange } from "../design/ZoneBadge";
import { clock } from "../i18n/format";
import { momentOf, type TrainingClass } from "./classes";
import styles from "./classes.module.css";
import { useNow } from "./useNow";

/** How long a class runs, and the block it is in; before its start, how long until then. */
export function ClassClock({ it }: { it: TrainingClass }) {
  const { t } = useTranslation("classes");
  const now = useNow();
  if (it.state === "SCHEDULED") {
    const left = it.startsAtMs === null ? undefined : (it.startsAtMs - now) / 1000;
    return (
      <p className={styles.clock}>
        {left === undefined ? t("unset") : left > 0 ? t("countdown", { time: clock(left) }) : t("due")}
      </p>
    );
  }
  if (it.state !== "RUNNING" || it.startedMs === null) {
    return null;
  }
  const moment = momentOf(it, now);
  return (
    <p className={styles.clock}>
      {moment.kind === "block" && (
        <>
          <strong>{moment.block.name}</strong>
          {moment.block.zoneLow !== null && moment.block.zoneLow > 0 && (
            <>
              <span className="hidden">{t("target")} </span>
              <ZoneRange low={moment.block.zoneLow} high={moment.block.zoneHigh ?? moment.block.zoneLow} />
            </>
          )}
          <span className="numbers">{t("left", { time: clock(moment.leftS) })}</span>
          {moment.next && <span>{t("next-block", { name: moment.next.name })}</span>}
        </>
      )}
      {moment.kind === "over" && <span>{t("over")}</span>}
      <span className={styles.elapsed} title={t("elapsed")}>
        {clock((now - it.startedMs) / 1000)}
      </span>
    </p>
  );
}
