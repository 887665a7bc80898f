package io.fitconnect.ingest.progress;

import io.smallrye.mutiny.Uni;
import java.util.Map;

/** Remembers how far sessions are settled, for clients that come back. */
public interface ProgressStore {

    /** What opening a session found. */
    sealed interface Found {

        /**
         * @param settled by athlete; empty for a new session
         * @param epoch larger for every later connection of the session
         */
        record Open(Map<String, Long> settled, long epoch) implements Found {}

        /** Another subject opened this session first. */
        record OwnedByAnother() implements Found {}
    }

    /** Binds the session to the subject unless it is bound. Never fails: without its store it is a new session. */
    Uni<Found> open(String sessionId, String subject);

    /** Notes a position; written soon, not at once. Any thread. */
    void note(String sessionId, String athleteId, long settledUpTo);
}
