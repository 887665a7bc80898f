package io.fitconnect.platform.outbox;

import org.jspecify.annotations.Nullable;

/**
 * One message on its way to Kafka.
 *
 * @param version grows with each message of a key; records of a key are published in this order
 * @param trace which request it comes from, as {@link OutboxTrace} writes it; null: nobody traces
 */
@SuppressWarnings("ArrayRecordComponent") // never compared: it is read from a table and written to a topic
public record OutboxRecord(
        String topic,
        String key,
        long version,
        byte[] value,
        @Nullable String trace) {

    /** Of the request that is being handled. */
    public OutboxRecord(String topic, String key, long version, byte[] value) {
        this(topic, key, version, value, OutboxTrace.current());
    }
}
