import { create } from "@bufbuild/protobuf";
import { useWindowVirtualizer } from "@tanstack/react-virtual";
import { useLayoutEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { RowSchema } from "#proto/fitconnect/live/v1/live_pb";
import { BoardRow } from "../board/BoardRow";
import boardStyles from "../board/board.module.css";
import { type Metric, scoreText, type Unit } from "../board/metrics";
import { useFormat } from "../i18n/format";
import type { Standing } from "./race";
import styles from "./replay.module.css";

const ROW_PX = 56;

interface Props {
  standings: readonly Standing[];
  metric: Metric;
  unit: Unit;
  /** The highest score of the whole race, which a full bar stands for. */
  highest: number;
  favourite: string | undefined;
  onFavourite(athleteId: string | undefined): void;
}

/** The board at a moment of the replay; ghosts stand among the athletes without a rank. */
export function ReplayBoard({ standings, metric, unit, highest, favourite, onFavourite }: Props) {
  const { t } = useTranslation("board");
  const list = useRef<HTMLOListElement>(null);
  const [margin, setMargin] = useState(0);
  useLayoutEffect(() => setMargin(list.current?.offsetTop ?? 0), []);
  const virtual = useWindowVirtualizer({
    count: standings.length,
    estimateSize: () => ROW_PX,
    overscan: 6,
    scrollMargin: margin,
    getItemKey: (index) => standings[index]?.runner.athleteId ?? index,
  });
  return (
    <ol
      ref={list}
      className={boardStyles.board}
      style={{ height: virtual.getTotalSize() }}
      aria-label={t("name", { metric: t(`metric.${metric}`) })}
    >
      {virtual.getVirtualItems().map((item) => {
        const standing = standings[item.index];
        if (!standing) {
          return null;
        }
        const { runner, rank, score, ahead } = standing;
        const share = highest > 0 ? score / highest : 0;
        return (
          <li
            key={item.key}
            className={boardStyles.place}
            style={{ transform: `translateY(${item.start - margin}px)`, height: ROW_PX }}
            data-athlete={runner.athleteId}
          >
            {rank === undefined ? (
              <Ghost standing={standing} unit={unit} />
            ) : (
              <BoardRow
                row={create(RowSchema, {
                  athleteId: runner.athleteId,
                  name: runner.name ?? "",
                  rank,
                  score,
                })}
                unit={unit}
                gap={
                  ahead === undefined
                    ? { kind: "none" }
                    : ahead.points === 0
                      ? { kind: "level" }
                      : { kind: "behind", score: ahead.points }
                }
                secondsBehind={ahead?.seconds}
                share={share}
                pinned={runner.athleteId === favourite}
                onFavourite={onFavourite}
              />
            )}
          </li>
        );
      })}
    </ol>
  );
}

function Ghost({ standing: { runner, score, ahead }, unit }: { standing: Standing; unit: Unit }) {
  const { t } = useTranslation("replay");
  const board = useTranslation("board").t;
  const format = useFormat();
  return (
    <div className={styles.ghost}>
      <span className={styles.ghostName}>{t("ghost.of", { name: runner.name })}</span>
      <span className="numbers">
        {ahead?.seconds !== undefined && board("gap.seconds", { seconds: format.number(ahead.seconds) })}
      </span>
      <span className={styles.ghostScore}>
        {scoreText(score, unit, format)} {board(unit.word)}
      </span>
    </div>
  );
}
