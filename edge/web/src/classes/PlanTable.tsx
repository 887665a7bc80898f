import { useTranslation } from "react-i18next";
import { ZoneRange } from "../design/ZoneBadge";
import { clock } from "../i18n/format";
import { momentOf, type TrainingClass } from "./classes";
import styles from "./classes.module.css";
import { useNow } from "./useNow";

/** The blocks of a class one below the other, the running one marked. */
export function PlanTable({ it }: { it: TrainingClass }) {
  const { t } = useTranslation("classes");
  const moment = momentOf(it, useNow());
  if (it.blocks.length === 0) {
    return <p className="quiet">{t("free")}</p>;
  }
  return (
    <ol className={styles.blocks}>
      {it.blocks.map((block, index) => {
        const runs = it.state === "RUNNING" && moment.kind === "block" && moment.index === index;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: blocks have no name of their own, and keep their order
          <li key={index} aria-current={runs ? "step" : undefined}>
            <span className={styles.blockName}>{block.name}</span>
            {block.zoneLow ? (
              <ZoneRange low={block.zoneLow} high={block.zoneHigh ?? block.zoneLow} />
            ) : (
              <span className="quiet">{t("no-target")}</span>
            )}
            <span className="numbers">
              {runs ? t("left", { time: clock(moment.leftS) }) : clock(block.durationS)}
            </span>
          </li>
        );
      })}
    </ol>
  );
}
