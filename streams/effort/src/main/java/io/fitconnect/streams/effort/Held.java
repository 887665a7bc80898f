package io.fitconnect.streams.effort;

/** How long a reading stands: until the next one, at most 5 s, else 1 s; the last of a session 1 s. */
final class Held {
    static final long LAST_MS = 1_000;
    private static final long REACH_MS = 5_000;

    private Held() {}

    static long between(long readingMs, long nextMs) {
        long elapsedMs = nextMs - readingMs;
        return elapsedMs <= REACH_MS ? elapsedMs : LAST_MS;
    }
}
