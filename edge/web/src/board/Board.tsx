import { useRef } from "react";
import type { BoardWindow } from "../live/window";
import { BoardRow } from "./BoardRow";
import { linesOf } from "./lines";
import type { Metric } from "./metrics";
import { useFlip } from "./useFlip";

interface Props {
  window: BoardWindow;
  metric: Metric;
  favourite: string | undefined;
  onFavourite(athleteId: string | undefined): void;
}

/** The rows of a board; they glide when ranks change. */
export function Board({ window, metric, favourite, onFavourite }: Props) {
  const list = useRef<HTMLOListElement>(null);
  useFlip(list);
  const highest = window.rows[0]?.score ?? 0;
  const unit = metric.unit(highest);
  return (
    <ol className="board" ref={list} aria-label={`${metric.label} board`}>
      {linesOf(window.rows, unit).map((line) =>
        line.kind === "skipped" ? (
          <li key={line.key} className="skipped" aria-hidden="true">
            ···
          </li>
        ) : (
          <BoardRow
            key={line.row.athleteId}
            row={line.row}
            unit={unit}
            gap={line.gap}
            share={highest > 0 ? line.row.score / highest : 0}
            pinned={line.row.athleteId === favourite}
            onPin={() => onFavourite(line.row.athleteId === favourite ? undefined : line.row.athleteId)}
          />
        ),
      )}
    </ol>
  );
}
