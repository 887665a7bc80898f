import { useWindowVirtualizer } from "@tanstack/react-virtual";
import { useLayoutEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { WallTile } from "#proto/fitconnect/live/v1/live_pb";
import type { Attention } from "./attention";
import { Tile } from "./Tile";
import styles from "./wall.module.css";

const TILE_PX = 176;
const NARROWEST_PX = 172;

interface Props {
  tiles: readonly WallTile[];
  attention: ReadonlyMap<string, Attention>;
  /** The server's clock. */
  nowMs: number;
  chosen: string | undefined;
  onChosen(athleteId: string | undefined): void;
}

/** The tiles side by side. Only those near the screen exist; each one glides when its place changes. */
export function WallGrid({ tiles, attention, nowMs, chosen, onChosen }: Props) {
  const { t } = useTranslation("coach");
  const grid = useRef<HTMLUListElement>(null);
  const [{ margin, width }, setPlace] = useState({ margin: 0, width: 0 });
  const columns = Math.max(2, Math.floor(width / NARROWEST_PX));
  const rows = useWindowVirtualizer({
    count: Math.ceil(tiles.length / columns),
    estimateSize: () => TILE_PX,
    overscan: 2,
    scrollMargin: margin,
  });
  useLayoutEffect(() => {
    const measure = () => {
      const element = grid.current;
      if (element) {
        setPlace({
          margin: element.getBoundingClientRect().top + window.scrollY,
          width: element.clientWidth,
        });
      }
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(document.body);
    return () => observer.disconnect();
  }, []);

  return (
    <ul ref={grid} className={styles.grid} style={{ height: rows.getTotalSize() }} aria-label={t("wall")}>
      {width > 0 &&
        rows.getVirtualItems().flatMap((item) =>
          tiles.slice(item.index * columns, (item.index + 1) * columns).map((tile, column) => (
            <li
              key={tile.athleteId}
              className={styles.place}
              style={{
                width: width / columns,
                height: TILE_PX,
                transform: `translate(${(column * width) / columns}px, ${item.start - margin}px)`,
              }}
            >
              <Tile
                tile={tile}
                reason={attention.get(tile.athleteId)?.reason}
                forS={Math.floor(attention.get(tile.athleteId)?.forS ?? 0)}
                ageS={Math.max(0, Math.floor((nowMs - Number(tile.lastSeenMs)) / 1000))}
                chosen={tile.athleteId === chosen}
                onChosen={onChosen}
              />
            </li>
          )),
        )}
    </ul>
  );
}
