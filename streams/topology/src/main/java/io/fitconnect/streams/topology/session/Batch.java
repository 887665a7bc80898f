package io.fitconnect.streams.topology.session;

import io.fitconnect.proto.internal.telemetry.v1.SampleBatch;

/**
 * A record of telemetry.
 *
 * @param message what it says
 * @param bytes as it came: the log keeps it like that
 */
public record Batch(SampleBatch message, byte[] bytes) {}
