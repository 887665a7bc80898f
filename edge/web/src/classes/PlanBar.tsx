import { useTranslation } from "react-i18next";
import { momentOf, type TrainingClass } from "./classes";
import styles from "./classes.module.css";
import { useNow } from "./useNow";

/** A share of the bar below which a digit has no room on a phone. */
const NARROW = 0.045;

/** The blocks of a class as a bar: as wide as they are long, as high as they are hard, with the place where it is. */
export function PlanBar({ it }: { it: TrainingClass }) {
  const { t } = useTranslation("classes");
  const now = useNow();
  const total = it.blocks.reduce((sum, block) => sum + block.durationS, 0);
  if (total === 0) {
    return null;
  }
  const moment = momentOf(it, now);
  const at =
    it.state === "RUNNING" && it.startedMs !== null ? (now - it.startedMs) / 1000 / total : undefined;
  const words = it.blocks.map((block) => block.name).join(", ");
  return (
    <div className={styles.plan} role="img" aria-label={`${t("plan")}: ${words}`}>
      {it.blocks.map((block, index) => (
        <span
          // biome-ignore lint/suspicious/noArrayIndexKey: blocks have no name of their own, and keep their order
          key={index}
          className={styles.planBlock}
          data-now={(moment.kind === "block" && moment.index === index) || undefined}
          title={block.name}
          style={{
            flexGrow: block.durationS,
            height: `${30 + (block.zoneHigh ?? 1) * 14}%`,
            background: block.zoneHigh ? `var(--zone-${block.zoneHigh})` : "var(--line)",
          }}
        >
          {block.durationS / total >= NARROW ? block.zoneHigh : ""}
        </span>
      ))}
      {at !== undefined && at <= 1 && <span className={styles.planNow} style={{ left: `${at * 100}%` }} />}
    </div>
  );
}
