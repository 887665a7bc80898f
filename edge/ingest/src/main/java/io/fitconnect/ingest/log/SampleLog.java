package io.fitconnect.ingest.log;

import org.jspecify.annotations.Nullable;

/** Where records become durable. */
public interface SampleLog {

    /** Which records. */
    enum Topic {
        SAMPLES,
        REFUSED
    }

    /** A record's fate. */
    sealed interface Outcome {

        Durable DURABLE = new Durable();

        /** All in-sync replicas have it. */
        record Durable() implements Outcome {}

        /** It may be there or not; whoever sent it must send it again. */
        record Lost(String reason) implements Outcome {}
    }

    /** Something that is to become durable, alone or in one record with others of its lane. */
    interface Entry {

        Topic topic();

        Lane lane();

        /** Of the samples' topic: fields of a SampleBatch that its lane's head does not have. Else the whole value. */
        byte[] payload();

        /** The edge's clock at arrival; of joined entries the last one's counts. */
        long receivedMillis();

        /** Called once, on any thread; it must not block. */
        void outcome(Outcome outcome);

        /** For whoever joins entries: the one behind it in its record. */
        @Nullable Entry next();

        void next(Entry later);
    }

    /** Never blocks. Entries of one lane become durable in the order of the calls. */
    void append(Entry entry);
}
