package io.fitconnect.ingest.gatt;

import org.jspecify.annotations.Nullable;

/**
 * Turns a second from a cumulative counter that wraps, as the cycling services send it: the turns since the last
 * notification over the sensor's own time between them. While nothing turns the counter stands still, so the last rate
 * is held for {@value #HOLD_MILLIS} ms and is 0 after that.
 */
final class TurnRate {

    static final long HOLD_MILLIS = 3_000;

    private final long turnsMask;
    private final double ticksPerSecond;
    private final double highest;

    private @Nullable Revolutions last;
    private long lastMillis;
    private long turnedMillis;
    private double rate;
    private boolean known;

    /**
     * @param turnsMask the counter's largest value, 2^16-1 or 2^32-1
     * @param highest turns a second that no machine does: above it the counter was reset, and counting starts anew
     */
    TurnRate(long turnsMask, double ticksPerSecond, double highest) {
        this.turnsMask = turnsMask;
        this.ticksPerSecond = ticksPerSecond;
        this.highest = highest;
    }

    /**
     * @param timeMillis device time of the notification
     * @return turns a second; null: not known (the first one, one older than its predecessor, or after a reset)
     */
    @Nullable Double next(Revolutions now, long timeMillis) {
        Revolutions before = last;
        if (before != null && timeMillis < lastMillis) {
            return null;
        }
        last = now;
        lastMillis = timeMillis;
        if (before == null) {
            return restart(timeMillis);
        }
        long turns = now.turns() - before.turns() & turnsMask;
        int ticks = now.eventTime() - before.eventTime() & 0xFFFF;
        if (turns == 0 || ticks == 0) {
            return standing(timeMillis);
        }
        rate = turns * ticksPerSecond / ticks;
        // the event clock goes round once in 65536 ticks: after a longer stop the time between turns is not known
        boolean ambiguous = timeMillis - turnedMillis >= 65_536 * 1_000 / ticksPerSecond;
        if (ambiguous || rate > highest) {
            return restart(timeMillis);
        }
        known = true;
        turnedMillis = timeMillis;
        return rate;
    }

    private @Nullable Double restart(long timeMillis) {
        known = false;
        turnedMillis = timeMillis;
        return null;
    }

    private @Nullable Double standing(long timeMillis) {
        if (timeMillis - turnedMillis > HOLD_MILLIS) {
            return 0.0;
        }
        return known ? rate : null;
    }
}
