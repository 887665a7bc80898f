package io.fitconnect.users;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How far the deletion of an athlete's data is.
 *
 * @param requestedMs ms since 1970
 * @param requestedBy the athlete, or an administrator
 * @param done whether every part is done
 * @param parts what keeps data of athletes, by name
 * @param expiring what can't be deleted by athlete, and is gone by itself
 */
public record Erasure(
        String athleteId,
        long requestedMs,
        String requestedBy,
        boolean done,
        List<Part> parts,
        List<Expiring> expiring) {
    /** This service's own part. */
    static final String HERE = "users";

    /**
     * One part of the platform.
     *
     * @param doneMs since when it keeps nothing of the athlete, ms since 1970; null: not yet
     */
    public record Part(String part, @Nullable Long doneMs) {}

    /**
     * A log of messages that is kept for a fixed time; nobody reads it for an erased athlete.
     *
     * @param untilMs when the last message that was there at the request is gone, ms since 1970
     */
    public record Expiring(String topic, long untilMs) {}

    /** Retention as in the catalogue of topics (topics.csv). */
    private enum Log {
        TELEMETRY("telemetry.samples.v1", Duration.ofDays(7)),
        CUES("coaching.cues.v1", Duration.ofDays(7)),
        STATES("athlete.state.v1", Duration.ofDays(1)),
        SCORES("board.scores.v1", Duration.ofDays(1)),
        MACHINES("equipment.activity.v1", Duration.ofDays(1)),
        SUMMARIES("workout.summaries.v1", Duration.ofDays(30)),
        REFUSED("telemetry.refused.v1", Duration.ofDays(30));

        private final String topic;
        private final Duration kept;

        Log(String topic, Duration kept) {
            this.topic = topic;
            this.kept = kept;
        }
    }

    static Erasure of(String athleteId, ErasureTable.Request request, List<String> expected) {
        TreeSet<String> names = new TreeSet<>(expected);
        names.addAll(request.doneMs().keySet());
        List<Part> parts = names.stream()
                .map(name -> new Part(name, request.doneMs().get(name)))
                .toList();
        List<Expiring> expiring = new ArrayList<>();
        for (Log log : Log.values()) {
            expiring.add(new Expiring(log.topic, request.erasedMs() + log.kept.toMillis()));
        }
        return new Erasure(
                athleteId,
                request.erasedMs(),
                request.erasedBy(),
                parts.stream().allMatch(part -> part.doneMs() != null),
                parts,
                List.copyOf(expiring));
    }
}
