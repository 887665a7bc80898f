package io.fitconnect.ingest.progress;

import java.time.Duration;

/** One athlete of a session, as a place where a position is kept; kept itself by whoever notes positions there. */
public final class Place {

    private static final long RENEW_NANOS = Duration.ofHours(1).toNanos();

    /** Ids are often numbered alike; with a small factor their sums would fall together. */
    private static final int SPREAD = 0x9E3779B1;

    private final String sessionId;
    private final String athleteId;
    private final int hash;
    private volatile long renewedNanos = System.nanoTime() - RENEW_NANOS;

    public Place(String sessionId, String athleteId) {
        this.sessionId = sessionId;
        this.athleteId = athleteId;
        this.hash = SPREAD * sessionId.hashCode() + athleteId.hashCode();
    }

    String sessionId() {
        return sessionId;
    }

    public String athleteId() {
        return athleteId;
    }

    /** True once an hour: what is kept there for long is to live on. */
    boolean renew() {
        long now = System.nanoTime();
        if (now - renewedNanos < RENEW_NANOS) {
            return false;
        }
        renewedNanos = now;
        return true;
    }

    @Override
    public boolean equals(Object other) {
        return this == other
                || other instanceof Place place
                        && hash == place.hash
                        && athleteId.equals(place.athleteId)
                        && sessionId.equals(place.sessionId);
    }

    @Override
    public int hashCode() {
        return hash;
    }
}
