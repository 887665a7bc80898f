package io.fitconnect.streams.topology.session;

/** What of a session has been told, when, and what waits to be. Times are by the platform's clock. */
final class Told {
    private boolean held;
    private long announcedMs;
    private long summarySentMs;
    private boolean summaryOwed;
    private Counted counted = Counted.NOTHING;

    /** Its figures have changed, and wait for a tick. */
    void hold() {
        held = true;
    }

    boolean held() {
        return held;
    }

    /** When its figures last left. */
    long announcedMs() {
        return announcedMs;
    }

    /** Its figures left; true when they had waited. */
    boolean announced(long nowMs) {
        boolean waited = held;
        held = false;
        announcedMs = nowMs;
        return waited;
    }

    boolean summaryDue(long nowMs, long everyMs) {
        return nowMs - summarySentMs >= everyMs;
    }

    void summarySent(long nowMs) {
        summarySentMs = nowMs;
        summaryOwed = false;
    }

    void oweSummary() {
        summaryOwed = true;
    }

    boolean summaryOwed() {
        return summaryOwed;
    }

    /** Verdict counts at the last look, for the metrics. */
    Counted counted() {
        return counted;
    }

    void counted(Counted now) {
        counted = now;
    }
}
