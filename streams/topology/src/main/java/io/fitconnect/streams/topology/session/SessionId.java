package io.fitconnect.streams.topology.session;

import io.fitconnect.proto.internal.telemetry.v1.SampleBatch;
import io.fitconnect.proto.internal.telemetry.v1.SessionHeader;

/** A session of an athlete; as a key {@code athleteId|sessionId}, so that an athlete's sessions stand together. */
record SessionId(String athleteId, String sessionId) {
    private static final int LONGEST = 64;

    static SessionId of(SampleBatch batch) {
        return new SessionId(batch.getAthleteId(), batch.getSessionId());
    }

    static SessionId of(SessionHeader header) {
        return new SessionId(header.getAthleteId(), header.getSessionId());
    }

    /** What the keys of all of an athlete's sessions start with. */
    static String prefix(String athleteId) {
        return athleteId + "|";
    }

    String key() {
        return prefix(athleteId) + sessionId;
    }

    boolean wellFormed() {
        return isId(athleteId) && isId(sessionId);
    }

    /** Letters, digits, {@code _} and {@code -}; a loop, because every batch is looked at. */
    private static boolean isId(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean allowed = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (!allowed && c != '_' && c != '-') {
                return false;
            }
        }
        return !text.isEmpty() && text.length() <= LONGEST;
    }
}
