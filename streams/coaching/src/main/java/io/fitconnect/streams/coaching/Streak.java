package io.fitconnect.streams.coaching;

import java.time.Duration;

/** How long something has held, short lapses forgiven. */
final class Streak {

    private final long forgivenMs;
    private long sinceMs;
    private long heldMs = -1;

    Streak(Duration forgiven) {
        this.forgivenMs = forgiven.toMillis();
    }

    /** Milliseconds it has held by now, 0 when it doesn't. Silence counts as a lapse. */
    long apply(boolean holds, long timeMs) {
        if (!holds) {
            return 0;
        }
        if (heldMs < 0 || timeMs - heldMs > forgivenMs) {
            sinceMs = timeMs;
        }
        heldMs = timeMs;
        return timeMs - sinceMs;
    }

    void reset() {
        heldMs = -1;
    }

    Streak copy() {
        Streak copy = new Streak(Duration.ofMillis(forgivenMs));
        copy.sinceMs = sinceMs;
        copy.heldMs = heldMs;
        return copy;
    }
}
