package io.fitconnect.ingest.log;

import java.util.function.Consumer;

/** Where records become durable. */
public interface SampleLog {

    /** Which records. */
    enum Topic {
        SAMPLES,
        REFUSED
    }

    /** A record's fate. */
    sealed interface Outcome {

        /** All in-sync replicas have it. */
        record Durable() implements Outcome {}

        /** It may be there or not; whoever sent it must send it again. */
        record Lost(String reason) implements Outcome {}
    }

    /**
     * Never blocks. Records of one key become durable in the order of the calls.
     *
     * @param done called once, on any thread; it must not block
     */
    void append(Topic topic, String key, byte[] value, Consumer<Outcome> done);
}
