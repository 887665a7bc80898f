package io.fitconnect.platform.outbox;

import io.smallrye.reactive.messaging.TracingMetadata;
import io.smallrye.reactive.messaging.kafka.Record;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;

/** What a relay gives to its channel: the record's address, and the trace that it belongs to. */
public final class OutboxMessage {
    private OutboxMessage() {}

    /** No message of ours is empty: an empty one stands for a tombstone. */
    public static Message<Record<String, byte[]>> of(OutboxRecord stored) {
        var address = OutgoingKafkaRecordMetadata.<String>builder()
                .withTopic(stored.topic())
                .build();
        String trace = stored.trace();
        Metadata metadata = trace == null
                ? Metadata.of(address)
                : Metadata.of(address, TracingMetadata.withPrevious(OutboxTrace.of(trace)));
        byte[] value = stored.value().length == 0 ? null : stored.value();
        return Message.of(Record.of(stored.key(), value), metadata);
    }
}
