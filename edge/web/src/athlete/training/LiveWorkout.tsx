import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useQuery } from "urql";
import { useLocation } from "wouter";
import { graphql } from "../../api/graphql";
import { ageOf } from "../../board/freshness";
import { ClassClock } from "../../classes/ClassClock";
import { momentOf } from "../../classes/classes";
import { useClass } from "../../classes/useClasses";
import { useNow } from "../../classes/useNow";
import { Banner } from "../../design/Banner";
import { Button } from "../../design/Button";
import { Tabs } from "../../design/Tabs";
import { clock } from "../../i18n/format";
import type { KeptSession } from "../../ingest/store";
import { usePageTitle } from "../../shell/Page";
import { BigNumber, CHANNELS, type Channel } from "./BigNumber";
import { Cues } from "./Cues";
import { Delivery } from "./Delivery";
import { Neighbours, useNeighbours } from "./Neighbours";
import { Sensors } from "./Sensors";
import styles from "./train.module.css";
import { useWakeLock } from "./useWakeLock";
import { type WorkoutView, workout } from "./workout";
import { hrMaxOf } from "./zones";

const ME = graphql(`
  query HeartOfMe {
    me {
      id
      profile {
        hrMax
        birthYear
      }
    }
  }
`);

interface Props {
  view: WorkoutView;
  session: KeptSession;
  athleteId: string;
}

/** The screen on the handlebar: one number to read at arm's length, and what it should be. */
export function LiveWorkout({ view, session, athleteId }: Props) {
  const { t } = useTranslation("athlete");
  const [, go] = useLocation();
  const [channel, setChannel] = useState<Channel>("heart");
  const [{ data }] = useQuery({ query: ME });
  const training = useClass(session.classId || undefined);
  const now = useNow();
  const board = useNeighbours(session.classId, athleteId);
  const own = board.window?.rows.find((row) => row.athleteId === athleteId);
  useWakeLock();
  usePageTitle(t("train.title"));
  const hrMax = hrMaxOf(data?.me.profile ?? null, new Date().getFullYear());
  const moment = training.data ? momentOf(training.data, now) : undefined;
  const target = moment?.kind === "block" && moment.block.zoneLow ? moment.block : undefined;
  const finish = async () => {
    const sessionId = await workout.finish();
    go(`/me/workouts/${sessionId}`);
  };
  return (
    <div className={styles.live}>
      <h1 className="hidden">{t("train.title")}</h1>
      {view.full && <Banner kind="bad">{t("train.full")}</Banner>}
      <div className={styles.bar}>
        <strong>{training.data?.title ?? t("train.alone")}</strong>
        {training.data?.state === "RUNNING" ? (
          <ClassClock it={training.data} />
        ) : (
          <span className="numbers">{clock((now - session.startedMs) / 1000)}</span>
        )}
        <Delivery sending={view.sending} />
      </div>
      {training.data?.state === "ENDED" && <Banner kind="good">{t("train.class-over")}</Banner>}
      <BigNumber
        channel={channel}
        values={view.values}
        hrMax={hrMax}
        points={own && { score: own.score, age: ageOf(own.freshness) }}
        target={target}
        now={now}
      />
      <Tabs
        label={t("big.which")}
        options={CHANNELS.filter((id) => id !== "points" || session.classId).map((id: Channel) => ({
          id,
          label: t(`big.${id}`),
        }))}
        selected={channel}
        onSelect={(id: Channel) => setChannel(id)}
      />
      <Cues cues={view.cues} now={now} />
      {session.classId && <Neighbours view={board} athleteId={athleteId} />}
      <details className={styles.more}>
        <summary>{t("sensors.title")}</summary>
        <Sensors view={view} />
      </details>
      <Button look="danger" onClick={() => void finish()}>
        {t("train.finish")}
      </Button>
      <p className="quiet">{t("train.hint")}</p>
    </div>
  );
}
