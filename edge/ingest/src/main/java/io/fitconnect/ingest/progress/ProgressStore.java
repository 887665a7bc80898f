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

    /** Notes how far an athlete of a session is settled; the highest counts. Any thread. */
    void note(Place place, long settledUpTo);

    /**
     * Completes when everything noted so far is written: only then may clients be told, since they drop what they were
     * told of and can't send it again. Never fails: while the store is away it completes at once. Any thread.
     */
    Uni<Void> written();
}
