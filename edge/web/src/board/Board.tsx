import { useWindowVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useLayoutEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { BoardWindow } from "../live/window";
import { BoardRow } from "./BoardRow";
import styles from "./board.module.css";
import { linesOf } from "./lines";
import { type Metric, unitOf } from "./metrics";
import { Trails } from "./trail";

const ROW_PX = 56;

interface Props {
  boardId: string;
  window: BoardWindow;
  metric: Metric;
  favourite: string | undefined;
  onFavourite(athleteId: string | undefined): void;
}

/** The rows of a board. Only those near the screen exist; each one glides to its place when ranks change. */
export function Board({ boardId, window, metric, favourite, onFavourite }: Props) {
  const { t } = useTranslation("board");
  const list = useRef<HTMLOListElement>(null);
  const [margin, setMargin] = useState(0);
  const trails = useTrails(boardId, window);
  const highest = window.rows[0]?.score ?? 0;
  const unit = unitOf(metric, highest);
  const lines = linesOf(window.rows, unit);
  const virtual = useWindowVirtualizer({
    count: lines.length,
    estimateSize: () => ROW_PX,
    overscan: 6,
    scrollMargin: margin,
    getItemKey: (index) => {
      const line = lines[index];
      return line?.kind === "row" ? line.row.athleteId : (line?.key ?? index);
    },
  });
  useLayoutEffect(() => {
    // What stands above the board changes its height now and then; the rows' own places don't depend on it.
    const measure = () => setMargin(list.current?.offsetTop ?? 0);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(document.body);
    return () => observer.disconnect();
  }, []);

  return (
    <ol
      ref={list}
      className={styles.board}
      style={{ height: virtual.getTotalSize() }}
      aria-label={t("name", { metric: t(`metric.${metric}`) })}
    >
      {virtual.getVirtualItems().map((item) => {
        const line = lines[item.index];
        const place = { transform: `translateY(${item.start - margin}px)`, height: ROW_PX };
        if (line?.kind !== "row") {
          return (
            <li
              key={item.key}
              className={`${styles.place} ${styles.skipped}`}
              style={place}
              aria-hidden="true"
            >
              ···
            </li>
          );
        }
        const { row, ahead } = line;
        return (
          <li
            key={item.key}
            className={styles.place}
            style={place}
            data-athlete={row.athleteId}
            aria-setsize={window.total}
            aria-posinset={row.rank}
          >
            <BoardRow
              row={row}
              unit={unit}
              gap={line.gap}
              secondsBehind={ahead && trails.secondsBehind(ahead, row.score, window.asOfMs)}
              share={highest > 0 ? row.score / highest : 0}
              pinned={row.athleteId === favourite}
              onFavourite={onFavourite}
            />
          </li>
        );
      })}
    </ol>
  );
}

/** What was seen of this board, for gaps in seconds. */
function useTrails(boardId: string, window: BoardWindow): Trails {
  const [trails] = useState(() => new Trails());
  const shown = useRef(boardId);
  useEffect(() => {
    if (shown.current !== boardId) {
      shown.current = boardId;
      trails.clear();
    }
    trails.see(window.rows, window.asOfMs);
  }, [boardId, window, trails]);
  return trails;
}
