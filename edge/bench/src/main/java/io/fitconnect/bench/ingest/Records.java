package io.fitconnect.bench.ingest;

import com.google.protobuf.InvalidProtocolBufferException;
import io.fitconnect.proto.internal.telemetry.v1.SampleBatch;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Looks at what is in a topic, from outside. */
final class Records implements AutoCloseable {
    private static final int LOOK_AT = 300;

    private final KafkaConsumer<byte[], byte[]> consumer;

    /**
     * @param bytes of key and value, a record
     * @param samples a record
     */
    record Shape(double bytes, double samples) {}

    Records(String kafka) {
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", kafka, "enable.metrics.push", false, "max.poll.records", 5_000),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    /** How many were ever written. */
    long written(String topic) {
        return consumer.endOffsets(partitions(topic)).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    /** Of the newest records of the samples' topic, means. */
    Shape newest() throws InvalidProtocolBufferException {
        List<TopicPartition> partitions = partitions("telemetry.samples.v1");
        consumer.assign(partitions);
        consumer.endOffsets(partitions)
                .forEach((partition, end) -> consumer.seek(partition, Math.max(0, end - LOOK_AT / partitions.size())));
        double records = 0;
        double bytes = 0;
        double samples = 0;
        for (ConsumerRecord<byte[], byte[]> found : consumer.poll(Duration.ofSeconds(5))) {
            records++;
            bytes += found.serializedKeySize() + found.serializedValueSize();
            samples += SampleBatch.parseFrom(found.value()).getSamplesCount();
        }
        return new Shape(bytes / records, samples / records);
    }

    private List<TopicPartition> partitions(String topic) {
        return consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
