package io.fitconnect.live.watch;

import io.fitconnect.live.board.Address;
import io.fitconnect.live.wall.Wall;
import io.fitconnect.live.window.WindowSpec;

/**
 * What viewers must have in common to share a window: the board, the rows and the pace.
 *
 * @param intervalMs least time between two editions, in whole ticks
 */
public record WindowKey(Address address, WindowSpec spec, int intervalMs) {
    /** The most rows it can show. */
    int maxRows() {
        return address instanceof Address.WallId ? Wall.MAX_TILES : spec.maxRows();
    }
}
