import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useParams } from "wouter";
import { useRest } from "../api/useRest";
import { METRICS, type Metric, unitOf } from "../board/metrics";
import { Empty } from "../design/Empty";
import { ErrorState } from "../design/ErrorState";
import { Choice } from "../design/Field";
import { Loading } from "../design/Loading";
import { Tabs } from "../design/Tabs";
import { useFormat } from "../i18n/format";
import { useFavourite } from "../people/useFavourite";
import { usePerson } from "../session/session";
import { Page } from "../shell/Page";
import { Controls } from "./Controls";
import { ReplayBoard } from "./ReplayBoard";
import { lengthOf, type Replay, type Runner, standingsAt } from "./race";
import styles from "./replay.module.css";
import { useGhost, usePastClasses } from "./useGhost";
import { usePlayer } from "./usePlayer";

/** A finished class once more, as fast as one likes, with one's own earlier classes beside it. */
export default function ReplayPage() {
  const { t } = useTranslation("replay");
  const board = useTranslation("board").t;
  const format = useFormat();
  const { classId = "" } = useParams<{ classId: string }>();
  const [metric, setMetric] = useState<Metric>("effort");
  const [ghostOf, setGhostOf] = useState("");
  const person = usePerson();
  const { data, error, again } = useRest<Replay>(
    `/classes/${encodeURIComponent(classId)}/replay?metric=${metric}`,
  );
  const past = usePastClasses(person?.id, classId);
  const { ghost, missing } = useGhost(person?.id, ghostOf || undefined, metric);
  return (
    <Page title={data?.title ?? t("title")} lead={data && t("lead", { when: format.time(data.startMs) })}>
      <div className={styles.tools}>
        <Tabs
          label={board("metric")}
          options={METRICS.map((id) => ({ id, label: board(`metric.${id}`) }))}
          selected={metric}
          onSelect={(id) => setMetric(id)}
        />
        {past.length > 0 && (
          <Choice
            label={t("ghost")}
            value={ghostOf}
            fault={missing ? t("ghost.missing") : undefined}
            onChange={(event) => setGhostOf(event.target.value)}
          >
            <option value="">{t("ghost.none")}</option>
            {past.map((it) => (
              <option key={it.classId} value={it.classId}>
                {format.time(it.startMs)}
              </option>
            ))}
          </Choice>
        )}
      </div>
      {error ? (
        <ErrorState error={error} onRetry={again} />
      ) : data === undefined ? (
        <Loading rows={8} />
      ) : data.athletes.length === 0 ? (
        <Empty title={t("empty")} />
      ) : (
        <Race replay={data} metric={metric} ghosts={ghost ? [ghost] : []} own={person?.id} />
      )}
    </Page>
  );
}

interface RaceProps {
  replay: Replay;
  metric: Metric;
  ghosts: readonly Runner[];
  own: string | undefined;
}

function Race({ replay, metric, ghosts, own }: RaceProps) {
  const { t } = useTranslation("replay");
  const [favourite, keep] = useFavourite();
  const length = lengthOf(replay);
  const player = usePlayer(length);
  const highest = replay.athletes.reduce((most, it) => Math.max(most, it.points.at(-1)?.[1] ?? 0), 0);
  return (
    <>
      <Controls player={player} length={length} />
      <ReplayBoard
        standings={standingsAt(replay.athletes, ghosts, player.at)}
        metric={metric}
        unit={unitOf(metric, highest)}
        highest={highest}
        favourite={favourite ?? own}
        onFavourite={keep}
      />
      <p className={styles.keys}>{t("keys")}</p>
    </>
  );
}
