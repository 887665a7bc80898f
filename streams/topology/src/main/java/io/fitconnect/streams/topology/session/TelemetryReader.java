package io.fitconnect.streams.topology.session;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.fitconnect.proto.internal.telemetry.v1.RefusedSample;
import io.fitconnect.proto.internal.telemetry.v1.SampleBatch;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Reads batches; a record that is none goes to the refused topic as it came, so that it neither stops nor vanishes. */
public final class TelemetryReader implements Processor<String, byte[], String, Object> {
    private final String next;
    private @Nullable ProcessorContext<String, Object> context;

    /** A reader that hands batches to the node of this name. */
    public TelemetryReader(String next) {
        this.next = next;
    }

    @Override
    public void init(ProcessorContext<String, Object> newContext) {
        context = newContext;
    }

    @Override
    public void process(Record<String, byte[]> record) {
        if (context == null) {
            throw new IllegalStateException("not initialized");
        }
        byte[] bytes = record.value() == null ? new byte[0] : record.value();
        try {
            SampleBatch batch = SampleBatch.parseFrom(bytes);
            context.forward(record.withValue(new Batch(batch, bytes)), next);
        } catch (InvalidProtocolBufferException e) {
            String athleteId = record.key() == null ? "" : record.key();
            RefusedSample refused = RefusedSample.newBuilder()
                    .setAthleteId(athleteId)
                    .setCode("record.unreadable")
                    .setDetail("no SampleBatch")
                    .setPayload(ByteString.copyFrom(bytes))
                    .setReceivedMs(record.timestamp())
                    .build();
            context.forward(new Record<>(athleteId, refused, record.timestamp()), Sinks.REFUSED);
        }
    }
}
