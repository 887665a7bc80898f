package io.fitconnect.live.watch;

import java.time.Duration;

/**
 * How often windows are cut: in whole ticks.
 *
 * @param tickMs the shortest interval
 */
public record Pace(int tickMs) {
    private static final double DEFAULT_HZ = 5;
    private static final double MIN_HZ = 0.1;

    public Pace {
        if (tickMs < 1 || tickMs > 1_000) {
            throw new IllegalArgumentException("fitconnect.live.tick is 1 ms to 1 s, not " + tickMs + " ms");
        }
    }

    static Pace of(Duration tick) {
        return new Pace((int) Math.clamp(tick.toMillis(), 0, Integer.MAX_VALUE));
    }

    /** Of a rate, never faster than asked for; rates outside 0.1 Hz to one a tick are brought inside, 0 is 5 Hz. */
    public int intervalMs(double maxRateHz) {
        double rate = maxRateHz == 0 ? DEFAULT_HZ : Math.clamp(maxRateHz, MIN_HZ, 1000.0 / tickMs);
        return (int) Math.ceil(1000 / rate / tickMs - 1e-9) * tickMs;
    }
}
