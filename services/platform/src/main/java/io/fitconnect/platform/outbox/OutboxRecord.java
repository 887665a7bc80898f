package io.fitconnect.platform.outbox;

/**
 * One message on its way to Kafka.
 *
 * @param version grows with each message of a key; records of a key are published in this order
 */
@SuppressWarnings("ArrayRecordComponent") // never compared: it is read from a table and written to a topic
public record OutboxRecord(String topic, String key, long version, byte[] value) {}
