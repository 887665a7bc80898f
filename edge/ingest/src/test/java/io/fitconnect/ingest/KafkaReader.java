package io.fitconnect.ingest;

import io.fitconnect.proto.internal.telemetry.v1.RefusedSample;
import io.fitconnect.proto.internal.telemetry.v1.SampleBatch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads a topic from its beginning to where it ends now, or until something came. */
final class KafkaReader {

    private KafkaReader() {}

    /** The session's records so far. */
    static List<SampleBatch> batches(String sessionId) throws Exception {
        List<SampleBatch> found = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> record : read("telemetry.samples.v1")) {
            SampleBatch batch = SampleBatch.parseFrom(record.value());
            if (batch.getSessionId().equals(sessionId) && batch.getAthleteId().equals(record.key())) {
                found.add(batch);
            }
        }
        return found;
    }

    static List<RefusedSample> refused(Predicate<RefusedSample> wanted) throws Exception {
        List<RefusedSample> found = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> record : read("telemetry.refused.v1")) {
            RefusedSample sample = RefusedSample.parseFrom(record.value());
            if (wanted.test(sample)) {
                found.add(sample);
            }
        }
        return found;
    }

    private static List<ConsumerRecord<String, byte[]>> read(String topic) {
        Map<String, Object> settings = Map.of("bootstrap.servers", OwnServers.kafka());
        List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            }
        }
        return records;
    }
}
