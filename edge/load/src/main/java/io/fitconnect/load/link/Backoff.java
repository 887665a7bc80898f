package io.fitconnect.load.link;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Waits between attempts: doubling from a first to a longest, spread by half so that clients don't come in step. */
public final class Backoff {
    private final long firstMs;
    private final long longestMs;
    private int failures;

    public Backoff(Duration first, Duration longest) {
        firstMs = first.toMillis();
        longestMs = longest.toMillis();
    }

    /** How long to wait before the next attempt, ms, at least 1. */
    public long nextMs() {
        long ceiling = Math.min(longestMs, firstMs << Math.min(failures, 20));
        failures++;
        return ThreadLocalRandom.current().nextLong(Math.max(1, ceiling / 2), ceiling + 1);
    }

    /** It worked: start from the first wait again. */
    public void reset() {
        failures = 0;
    }
}
