package io.fitconnect.live.watch;

import io.fitconnect.live.board.Address;
import io.fitconnect.live.wall.Wall;
import io.fitconnect.live.window.WindowSpec;

/**
 * What viewers must have in common to share a window: the board, the rows and the pace.
 *
 * @param intervalMs least time between two editions, a multiple of {@link #TICK_MS}
 */
public record WindowKey(Address address, WindowSpec spec, int intervalMs) {
    /** The shortest interval: 20 editions a second. */
    public static final int TICK_MS = 50;

    private static final double DEFAULT_HZ = 5;
    private static final double MIN_HZ = 0.1;
    private static final double MAX_HZ = 20;

    /** The most rows it can show. */
    int maxRows() {
        return address instanceof Address.WallId ? Wall.MAX_TILES : spec.maxRows();
    }

    /** The interval of a rate, never faster than asked for; rates outside 0.1 to 20 Hz are brought inside, 0 is 5 Hz. */
    public static int interval(double maxRateHz) {
        double rate = maxRateHz == 0 ? DEFAULT_HZ : Math.clamp(maxRateHz, MIN_HZ, MAX_HZ);
        return (int) Math.ceil(1000 / rate / TICK_MS - 1e-9) * TICK_MS;
    }
}
