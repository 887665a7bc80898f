package io.fitconnect.live.board;

/** How old a row's newest sample is, and when that changes next. Limits as in contracts: over 3, 10 and 60 s. */
public final class Freshness {
    public static final int LIVE = io.fitconnect.proto.live.v1.Freshness.LIVE_VALUE;
    public static final int GONE = io.fitconnect.proto.live.v1.Freshness.GONE_VALUE;

    private static final long[] LIMITS_MS = {3_000, 10_000, 60_000};

    private Freshness() {}

    /** The number of {@link io.fitconnect.proto.live.v1.Freshness} at that time; a sample from the future is LIVE. */
    public static int at(long nowMs, long lastSeenMs) {
        int freshness = LIVE;
        for (long limit : LIMITS_MS) {
            freshness += nowMs - lastSeenMs > limit ? 1 : 0;
        }
        return freshness;
    }

    /** When a row of this freshness gets older, ms since 1970; GONE never does. */
    static long endsMs(int freshness, long lastSeenMs) {
        return freshness >= GONE ? Long.MAX_VALUE : lastSeenMs + LIMITS_MS[freshness - LIVE] + 1;
    }
}
