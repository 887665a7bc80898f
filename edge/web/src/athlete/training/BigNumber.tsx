import { useTranslation } from "react-i18next";
import type { Block } from "../../classes/classes";
import { type Age, StaleMark } from "../../design/StaleMark";
import { ZoneBadge, ZoneRange } from "../../design/ZoneBadge";
import { useFormat } from "../../i18n/format";
import styles from "./train.module.css";
import type { WorkoutView } from "./workout";
import { rangeOf, zoneOf } from "./zones";

export const CHANNELS = ["heart", "percent", "points", "power", "cadence"] as const;
export type Channel = (typeof CHANNELS)[number];

const LATE_MS = 3_000;
const STALE_MS = 10_000;

interface Props {
  channel: Channel;
  values: WorkoutView["values"];
  hrMax: number;
  /** Of the class's board; undefined: not on it yet. */
  points: { readonly score: number; readonly age: Age } | undefined;
  /** With a target zone; undefined: none now. */
  target: Block | undefined;
  /** ms since 1970 */
  now: number;
}

/** The number that counts, its zone, and where it should be. A value that is old says so, and then goes. */
export function BigNumber({ channel, values, hrMax, points, target, now }: Props) {
  const { t } = useTranslation("athlete");
  const format = useFormat();
  const heart = values.heartRateBpm;
  const held = {
    heart,
    percent: heart && { ...heart, value: (100 * heart.value) / hrMax },
    points: undefined,
    power: values.powerW,
    cadence: values.cadenceRpm,
  }[channel];
  const age = channel === "points" ? (points?.age ?? "unknown") : ageAt(held, now);
  // A score counts on however old it is; a rate that is old is none.
  const shown = channel === "points" ? points?.score : age === "stale" ? undefined : held?.value;
  const heartIsGood = heart !== undefined && now - heart.atMs <= STALE_MS;
  const zone = heartIsGood ? zoneOf(heart.value, hrMax) : 0;
  const low = target?.zoneLow ?? 0;
  const high = target?.zoneHigh ?? low;
  const advice = !target || zone === 0 ? undefined : zone < low ? "under" : zone > high ? "over" : "in";
  return (
    <section className={styles.big} data-zone={zone} data-age={age} aria-label={t("big.label")}>
      <p className={styles.number}>
        {shown === undefined ? "–" : format.number(shown, channel === "points" ? 1 : 0)}
      </p>
      <p className={styles.unit}>
        {t(`big.unit.${channel}`)} <StaleMark age={age} />
      </p>
      <div className={styles.scale} aria-hidden="true">
        {[1, 2, 3, 4, 5].map((it) => (
          <span
            key={it}
            style={{ background: `var(--zone-${it})` }}
            data-now={it === zone}
            data-target={target !== undefined && it >= low && it <= high}
          >
            {it}
          </span>
        ))}
      </div>
      <p className={styles.zoneLine}>
        <ZoneBadge zone={zone} />
        {target && (
          <>
            <span>{t("big.target")}</span>
            <ZoneRange low={low} high={high} />
            <span className="numbers">
              {t("big.range", { from: rangeOf(low, hrMax)[0], to: rangeOf(high, hrMax)[1] - 1 })}
            </span>
          </>
        )}
        {advice && <strong className={styles.advice}>{t(`big.${advice}`)}</strong>}
      </p>
    </section>
  );
}

function ageAt(held: { readonly atMs: number } | undefined, now: number): Age {
  const ageMs = held && now - held.atMs;
  return ageMs === undefined ? "unknown" : ageMs > STALE_MS ? "stale" : ageMs > LATE_MS ? "late" : "live";
}
