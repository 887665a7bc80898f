package io.fitconnect.streams.topology.session;

import io.fitconnect.proto.internal.telemetry.v1.SampleBatch;
import io.fitconnect.proto.internal.telemetry.v1.SessionHeader;
import java.util.regex.Pattern;

/** A session of an athlete; as a key {@code athleteId|sessionId}, so that an athlete's sessions stand together. */
record SessionId(String athleteId, String sessionId) {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

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
        return ID.matcher(athleteId).matches() && ID.matcher(sessionId).matches();
    }
}
