package io.fitconnect.users;

import com.google.protobuf.InvalidProtocolBufferException;
import io.fitconnect.proto.internal.athlete.v1.Profile;
import io.fitconnect.testkit.Servers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads the topic of profiles from its beginning, as scoring does. */
final class ProfileTopic implements AutoCloseable {
    private final List<ConsumerRecord<String, byte[]>> records = new CopyOnWriteArrayList<>();
    private final KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
            Map.of("bootstrap.servers", Servers.kafka()), new StringDeserializer(), new ByteArrayDeserializer());
    private final Thread reader = Thread.ofVirtual().start(this::read);

    List<Profile> of(String athleteId) {
        return records.stream()
                .filter(record -> record.key().equals(athleteId))
                .map(ProfileTopic::parse)
                .toList();
    }

    /** The traceparent of each of the athlete's records, empty where there is none. */
    List<String> traces(String athleteId) {
        return records.stream()
                .filter(record -> record.key().equals(athleteId))
                .map(record -> record.headers().lastHeader("traceparent"))
                .map(header -> header == null ? "" : new String(header.value(), StandardCharsets.US_ASCII))
                .toList();
    }

    @Override
    public void close() {
        consumer.wakeup();
        try {
            reader.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void read() {
        try (consumer) {
            var partitions = consumer.partitionsFor(ProfileMessage.TOPIC).stream()
                    .map(p -> new org.apache.kafka.common.TopicPartition(p.topic(), p.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (true) {
                consumer.poll(Duration.ofMillis(500)).forEach(records::add);
            }
        } catch (WakeupException e) {
            // close() was called
        }
    }

    private static Profile parse(ConsumerRecord<String, byte[]> record) {
        try {
            return Profile.parseFrom(record.value());
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException(e);
        }
    }
}
