import { memo } from "react";
import { useTranslation } from "react-i18next";
import type { WallTile } from "#proto/fitconnect/live/v1/live_pb";
import { ageOf } from "../board/freshness";
import { nameOf } from "../board/name";
import { ZoneBadge } from "../design/ZoneBadge";
import { clock, useFormat } from "../i18n/format";
import type { Reason } from "./attention";
import styles from "./wall.module.css";

const QUALITIES = ["OK", "SUSPECT", "INVALID", "MISSING"] as const;
const BARS = { OK: 3, SUSPECT: 2, INVALID: 1, MISSING: 0 };

interface Props {
  tile: WallTile;
  reason: Reason | undefined;
  /** For how long the reason holds, whole seconds. */
  forS: number;
  ageS: number;
  chosen: boolean;
  onChosen(athleteId: string | undefined): void;
}

/** One athlete of the wall; a press chooses whom the next message is for. */
export const Tile = memo(function Tile({ tile, reason, forS, ageS, chosen, onChosen }: Props) {
  const { t } = useTranslation(["coach", "shell"]);
  const format = useFormat();
  const age = ageOf(tile.freshness);
  const name = nameOf(tile);
  const zone = age === "stale" || age === "gone" ? 0 : tile.heartRateZone;
  const quality = QUALITIES.find((it) => it === tile.quality);
  return (
    <button
      type="button"
      className={styles.tile}
      data-age={age}
      data-attention={reason}
      aria-pressed={chosen}
      title={t("cue.choose", { name })}
      onClick={() => onChosen(chosen ? undefined : tile.athleteId)}
      style={{ borderTopColor: zone >= 1 ? `var(--zone-${zone})` : "var(--line)" }}
    >
      <span className={styles.head}>
        <span className={styles.name}>{name}</span>
        <ZoneBadge zone={zone} />
      </span>
      {tile.heartRateWithheld ? (
        <span className={styles.withheld}>{t("withheld")}</span>
      ) : (
        <span className={styles.big} title={t("hrmax-meaning")}>
          {tile.heartRateFraction > 0 ? format.percent(tile.heartRateFraction) : "–"}
        </span>
      )}
      <span className={styles.figures}>
        {!tile.heartRateWithheld && (
          <span>
            <b>{tile.heartRateBpm || "–"}</b> {t("bpm")}
          </span>
        )}
        <span>
          <b>{format.number(tile.effortPoints, 1)}</b> {t("points")}
        </span>
        <span>
          <b>{format.number(tile.energyKcal)}</b> {t("kcal")}
        </span>
      </span>
      <span className={styles.foot}>
        {reason ? (
          <span className={styles.reason}>{t(`attention.${reason}`, { time: clock(forS) })}</span>
        ) : (
          <span title={t("age-meaning")}>{t("age", { seconds: ageS })}</span>
        )}
        {quality && (
          <Signal bars={BARS[quality]} meaning={`${t(`quality.${quality}`)} ${tile.qualityReason}`} />
        )}
      </span>
    </button>
  );
});

/** How far the newest sample can be believed, as bars of a receiver. */
function Signal({ bars, meaning }: { bars: number; meaning: string }) {
  return (
    <svg className={styles.signal} viewBox="0 0 15 12" role="img" aria-label={meaning}>
      <title>{meaning}</title>
      {[0, 1, 2].map((bar) => (
        <rect
          key={bar}
          x={bar * 5}
          y={8 - bar * 4}
          width="4"
          height={4 + bar * 4}
          rx="1"
          fill={bar < bars ? "currentColor" : "var(--line)"}
        />
      ))}
    </svg>
  );
}
