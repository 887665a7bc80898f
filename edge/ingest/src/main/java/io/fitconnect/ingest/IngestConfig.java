package io.fitconnect.ingest;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Limits of the ingest edge. */
@ConfigMapping(prefix = "fitconnect.ingest")
public interface IngestConfig {

    /** Kafka's addresses. */
    String bootstrapServers();

    /** How records to Kafka are compressed: none, gzip, snappy, lz4 or zstd. */
    @WithDefault("none")
    String compression();

    /** Largest frame, WebSocket message or gRPC message, in bytes. */
    @WithDefault("262144")
    int maxFrameBytes();

    /** Samples in one batch. */
    @WithDefault("500")
    int maxBatchSamples();

    /** Athletes that one session of a hub speaks for. */
    @WithDefault("512")
    int maxAthletes();

    /** Stretches of settled seqs with gaps between them that a session may have, over all its athletes. */
    @WithDefault("16384")
    int maxGaps();

    /** Samples a second of one connection in the long run; more are slowed by not reading. */
    @WithDefault("5000")
    int samplesPerSecond();

    /** Samples of one connection that may wait for Kafka; then it is not read. */
    @WithDefault("4000")
    int maxPendingSamples();

    /** Bytes of all connections that may wait for Kafka; then none that sends is read. Unset: an eighth of the heap. */
    OptionalLong maxPendingBytes();

    /** Connections, WebSocket and gRPC together. Unset: as many as fit into half of the heap at 64 KiB each. */
    OptionalInt maxConnections();

    /** Cues that wait for a client that does not read; the oldest go first. */
    @WithDefault("32")
    int maxWaitingCues();

    /** How long a connection may be without a hello. */
    @WithDefault("PT5S")
    Duration helloWithin();

    /** How far a device's clock may be ahead. */
    @WithDefault("PT5S")
    Duration maxAhead();

    /** How old a sample may be. */
    @WithDefault("P30D")
    Duration maxAge();

    /** How long settled positions are kept for clients that come back. */
    @WithDefault("P31D")
    Duration keepProgress();

    /** How often settled positions are written. */
    @WithDefault("PT1S")
    Duration writeProgressEvery();

    /** How long a record may wait for Kafka before its connection is told to come back later. */
    @WithDefault("PT10M")
    Duration giveUpAfter();
}
