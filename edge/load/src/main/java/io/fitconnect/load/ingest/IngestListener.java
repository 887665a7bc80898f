package io.fitconnect.load.ingest;

import io.fitconnect.proto.coaching.v1.Cue;
import io.fitconnect.proto.ingest.v1.Refusal;

/** What a client of the ingest edge may tell; called on its context, so it must not block. */
public interface IngestListener {
    IngestListener NONE = new IngestListener() {};

    /**
     * A sample is settled: acknowledged, or refused before.
     *
     * @param waitedNanos since it was first written to a connection; 0 when it never was on this client
     */
    default void settled(String athleteId, long seq, long waitedNanos) {}

    default void refused(Refusal refusal) {}

    default void cue(Cue cue) {}

    /** The connection is lost; the client goes on trying. */
    default void disconnected(String reason) {}

    default void welcomed() {}
}
