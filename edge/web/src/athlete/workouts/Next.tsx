import { useTranslation } from "react-i18next";
import { useRest } from "../../api/useRest";
import { Loading } from "../../design/Loading";
import { ZoneRange } from "../../design/ZoneBadge";
import { clock } from "../../i18n/format";
import styles from "./workouts.module.css";

interface Proposal {
  readonly known: boolean;
  readonly title?: string;
  readonly blocks?: readonly {
    name: string;
    durationS: number;
    zoneLow: number | null;
    zoneHigh: number | null;
  }[];
  readonly reasons: readonly { readonly rule: string; readonly says: string }[];
  readonly note: string;
}

/** What to do next, and why; what is not known is said. */
export function Next({ athleteId }: { athleteId: string }) {
  const { t } = useTranslation("athlete");
  const { data, error } = useRest<Proposal>(`/athletes/${athleteId}/proposal`);
  if (error) {
    return <p className="quiet">{t("next.unknown")}</p>;
  }
  if (!data) {
    return <Loading rows={2} />;
  }
  return (
    <div className={styles.stack}>
      {data.title && <strong lang="en">{data.title}</strong>}
      {data.blocks && (
        <ol className={styles.blocks} lang="en">
          {data.blocks.map((block, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: blocks have no other name of their own
            <li key={index}>
              <span>{block.name}</span>
              <span className="numbers">{clock(block.durationS)}</span>
              {block.zoneLow ? (
                <ZoneRange low={block.zoneLow} high={block.zoneHigh ?? block.zoneLow} />
              ) : (
                <span />
              )}
            </li>
          ))}
        </ol>
      )}
      <ul lang="en">
        {data.reasons.map((reason) => (
          <li key={reason.rule}>{reason.says}</li>
        ))}
      </ul>
      <p className="quiet" lang="en">
        {data.note}
      </p>
    </div>
  );
}
