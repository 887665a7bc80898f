package io.fitconnect.streams.coaching;

import io.fitconnect.proto.coaching.v1.Cue;
import io.fitconnect.proto.coaching.v1.CueSeverity;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;

/**
 * What a rule has to say, and nothing of whom it says it to.
 *
 * @param rule stable name of the rule
 * @param severity how loudly
 * @param text English, with the values
 * @param values the figures behind it, the unit in the name
 * @param causeMs device time of the cause, ms since 1970
 */
public record Advice(String rule, CueSeverity severity, String text, Map<String, Double> values, long causeMs) {

    public Advice {
        values = Map.copyOf(values);
    }

    /** The cue for a session, whose id is the same whenever the same cause is found again. */
    public Cue cue(String athleteId, String sessionId, String classId, long createdMs) {
        return Cue.newBuilder()
                .setId(id(sessionId).toString())
                .setAthleteId(athleteId)
                .setSessionId(sessionId)
                .setClassId(classId)
                .setRule(rule)
                .setSeverity(severity)
                .setText(text)
                .putAllValues(values)
                .setCauseMs(causeMs)
                .setCreatedMs(createdMs)
                .build();
    }

    /** Name-based (RFC 9562 version 3) over session, rule and cause time. */
    private UUID id(String sessionId) {
        return UUID.nameUUIDFromBytes((sessionId + "|" + rule + "|" + causeMs).getBytes(StandardCharsets.UTF_8));
    }
}
