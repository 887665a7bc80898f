import type { WallTile } from "#proto/fitconnect/live/v1/live_pb";
import { nameOf } from "../board/name";
import type { Attention, Reason } from "./attention";

export type Filter = "all" | "attention" | "silent" | "red" | "off";

/** Athletes in the order of the wall: who needs attention, then everybody by name, who keeps a place while training. */
export function orderOf(
  tiles: Iterable<WallTile>,
  attention: ReadonlyMap<string, Attention>,
  filter: Filter,
  sought: string,
): readonly WallTile[] {
  const text = sought.trim().toLocaleLowerCase();
  const urgent: WallTile[] = [];
  const calm: WallTile[] = [];
  for (const tile of tiles) {
    const reason = attention.get(tile.athleteId)?.reason;
    if (passes(filter, tile, reason) && (text === "" || nameOf(tile).toLocaleLowerCase().includes(text))) {
      (reason ? urgent : calm).push(tile);
    }
  }
  const byName = (a: WallTile, b: WallTile) =>
    compare(nameOf(a), nameOf(b)) || compare(a.athleteId, b.athleteId);
  return [...urgent.sort(byName), ...calm.sort(byName)];
}

function passes(filter: Filter, tile: WallTile, reason: Reason | undefined): boolean {
  switch (filter) {
    case "all":
      return true;
    case "attention":
      return reason !== undefined;
    case "silent":
      return reason === "silent";
    case "red":
      return tile.heartRateZone === 5;
    case "off":
      return reason === "over" || reason === "under";
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
