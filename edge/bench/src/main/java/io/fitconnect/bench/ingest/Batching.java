package io.fitconnect.bench.ingest;

/** How the edge batches what it sends to Kafka (edge/ingest, KafkaSampleLog); its peers do the same. */
final class Batching {
    static final int LINGER_MILLIS = 10;
    static final int BATCH_BYTES = 65_536;

    private Batching() {}
}
