package io.fitconnect.ingest.samples;

import io.fitconnect.proto.internal.telemetry.v1.TelemetrySample;

/** What became of a sample. */
public sealed interface Judged {

    record Taken(TelemetrySample sample) implements Judged {}

    record NotTaken(Refused refused) implements Judged {}
}
