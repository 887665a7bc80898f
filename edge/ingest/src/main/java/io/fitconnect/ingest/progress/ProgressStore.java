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

    /**
     * Keeps a position and completes when it is written: only then may the client be told, since it drops what it was
     * told of and can't send it again. Never fails: while the store is away it completes at once. Any thread.
     */
    Uni<Void> save(String sessionId, String athleteId, long settledUpTo);
}
