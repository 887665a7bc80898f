import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useParams } from "wouter";
import { messageOf, Problem } from "../api/problem";
import { ClassClock } from "../classes/ClassClock";
import { momentOf } from "../classes/classes";
import { PlanBar } from "../classes/PlanBar";
import { useClass } from "../classes/useClasses";
import { Banner } from "../design/Banner";
import { ButtonLink } from "../design/Button";
import { Empty } from "../design/Empty";
import { Field } from "../design/Field";
import { Loading } from "../design/Loading";
import { Tabs } from "../design/Tabs";
import { ticketedLiveUrl } from "../live/ticket";
import { useLive } from "../live/useLive";
import { Page } from "../shell/Page";
import { type Attention, AttentionWatch, type Target } from "./attention";
import { CuePanel } from "./CuePanel";
import { type Filter, orderOf } from "./order";
import { WallGrid } from "./WallGrid";
import { type Wall, walls } from "./wall";
import styles from "./wall.module.css";

const FILTERS: readonly Filter[] = ["all", "attention", "silent", "red", "off"];
const NOBODY: ReadonlyMap<string, Attention> = new Map();

/** Everybody in a class at a glance, who needs an eye first; and a word to one or all. */
export default function WallPage() {
  const { t } = useTranslation(["coach", "shell", "classes"]);
  const { classId = "" } = useParams();
  const { data: it } = useClass(classId);
  const { window: wall, status, refusal } = useLive(walls, ticketedLiveUrl, { classId });
  const [filter, setFilter] = useState<Filter>("all");
  const [sought, setSought] = useState("");
  const [chosen, setChosen] = useState<string>();
  const moment = it && momentOf(it, Date.now());
  const block = it?.state === "RUNNING" && moment?.kind === "block" ? moment.block : undefined;
  const target = block?.zoneLow ? { low: block.zoneLow, high: block.zoneHigh ?? block.zoneLow } : undefined;
  const attention = useAttention(wall, target);
  const tiles = wall ? orderOf(wall.tiles.values(), attention, filter, sought) : [];

  return (
    <Page
      title={it?.title ?? t("wall")}
      lead={it && <ClassClock it={it} />}
      actions={<ButtonLink href={`/coach/${classId}/report`}>{t("report")}</ButtonLink>}
    >
      {it && <PlanBar it={it} />}
      {status === "reconnecting" && <Banner kind="warn">{t("shell:connection.reconnecting")}</Banner>}
      <div className={styles.layout}>
        <div className={styles.side}>
          <CuePanel
            classId={classId}
            tiles={wall?.tiles}
            cues={wall?.cues ?? []}
            chosen={chosen}
            onChosen={setChosen}
          />
        </div>
        <div className={styles.main}>
          <div className={styles.filters}>
            <Tabs
              label={t("filter")}
              selected={filter}
              onSelect={(next) => setFilter(next)}
              options={FILTERS.map((id) => ({ id, label: labelOf(t(`filter.${id}`), id, attention.size) }))}
            />
            <div className={styles.find}>
              <Field
                label={t("search")}
                type="search"
                value={sought}
                onChange={(event) => setSought(event.target.value)}
              />
            </div>
            <p className="quiet">{wall && t("athletes", { count: wall.tiles.size })}</p>
          </div>
          {!wall && !refusal && <Loading rows={6} />}
          {refusal && <Empty title={messageOf(new Problem(refusal.code, refusal.detail))} />}
          {wall?.tiles.size === 0 && (
            <Empty title={t("wall.empty")}>
              <p>{t("wall.empty-text")}</p>
            </Empty>
          )}
          {wall && tiles.length > 0 && (
            <WallGrid
              tiles={tiles}
              attention={attention}
              nowMs={wall.asOfMs}
              chosen={chosen}
              onChosen={setChosen}
            />
          )}
        </div>
      </div>
    </Page>
  );
}

function labelOf(word: string, filter: Filter, urgent: number): string {
  return filter === "attention" && urgent > 0 ? `${word} ${urgent}` : word;
}

/** Who needs attention, as of each version of the wall. */
function useAttention(wall: Wall | undefined, target: Target | undefined): ReadonlyMap<string, Attention> {
  const watch = useRef(new AttentionWatch());
  const [found, setFound] = useState(NOBODY);
  const low = target?.low;
  const high = target?.high;
  useEffect(() => {
    if (wall) {
      const aim = low !== undefined && high !== undefined ? { low, high } : undefined;
      setFound(watch.current.see(wall.tiles.values(), aim, wall.asOfMs));
    }
  }, [wall, low, high]);
  return found;
}
