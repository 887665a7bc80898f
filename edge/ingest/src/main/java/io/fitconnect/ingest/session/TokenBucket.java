package io.fitconnect.ingest.session;

import java.time.Duration;

/**
 * A connection's sample rate: full of two seconds' worth at first, filled at the rate; it may go below zero, and how far
 * says how long not to read. Not thread-safe.
 */
final class TokenBucket {

    private static final double BURST_SECONDS = 2;

    private final double perSecond;
    private double tokens;
    private long filledNanos;

    TokenBucket(int perSecond, long nowNanos) {
        this.perSecond = perSecond;
        this.tokens = perSecond * BURST_SECONDS;
        this.filledNanos = nowNanos;
    }

    /** Takes the samples in any case and returns for how long no more should come; zero: go on. */
    Duration take(int samples, long nowNanos) {
        double filled = tokens + (nowNanos - filledNanos) / 1e9 * perSecond;
        tokens = Math.min(filled, perSecond * BURST_SECONDS) - samples;
        filledNanos = nowNanos;
        return tokens >= 0 ? Duration.ZERO : Duration.ofNanos((long) (-tokens / perSecond * 1e9));
    }
}
