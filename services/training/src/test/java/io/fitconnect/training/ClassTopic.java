package io.fitconnect.training;

import com.google.protobuf.InvalidProtocolBufferException;
import io.fitconnect.testkit.Servers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads the topic of classes from its beginning, as the boards do. */
final class ClassTopic implements AutoCloseable {
    private final List<ConsumerRecord<String, byte[]>> records = new CopyOnWriteArrayList<>();
    private final KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
            Map.of("bootstrap.servers", Servers.kafka()), new StringDeserializer(), new ByteArrayDeserializer());
    private final Thread reader = Thread.ofVirtual().start(this::read);

    List<io.fitconnect.proto.internal.training.v1.TrainingClass> of(String classId) {
        return records.stream()
                .filter(record -> record.key().equals(classId))
                .map(ClassTopic::parse)
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
            var partitions = consumer.partitionsFor(ClassMessage.TOPIC).stream()
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

    private static io.fitconnect.proto.internal.training.v1.TrainingClass parse(ConsumerRecord<String, byte[]> record) {
        try {
            return io.fitconnect.proto.internal.training.v1.TrainingClass.parseFrom(record.value());
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException(e);
        }
    }
}
