package io.fitconnect.training;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Parser;
import io.fitconnect.proto.coaching.v1.Cue;
import io.fitconnect.proto.internal.athlete.v1.ErasedPart;
import io.fitconnect.testkit.Servers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads a topic from its beginning, as its consumers do. */
public final class TopicReader<T> implements AutoCloseable {
    private final String topic;
    private final Parser<T> parser;
    private final List<ConsumerRecord<String, byte[]>> records = new CopyOnWriteArrayList<>();
    private final KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
            Map.of("bootstrap.servers", Servers.kafka()), new StringDeserializer(), new ByteArrayDeserializer());
    private final Thread reader;

    private TopicReader(String topic, Parser<T> parser) {
        this.topic = topic;
        this.parser = parser;
        this.reader = Thread.ofVirtual().start(this::read);
    }

    public static TopicReader<io.fitconnect.proto.internal.training.v1.TrainingClass> classes() {
        return new TopicReader<>(ClassMessage.TOPIC, io.fitconnect.proto.internal.training.v1.TrainingClass.parser());
    }

    public static TopicReader<io.fitconnect.proto.internal.training.v1.Booking> bookings() {
        return new TopicReader<>(BookingMessage.TOPIC, io.fitconnect.proto.internal.training.v1.Booking.parser());
    }

    public static TopicReader<Cue> cues() {
        return new TopicReader<>(CueMessage.TOPIC, Cue.parser());
    }

    public static TopicReader<ErasedPart> erasures() {
        return new TopicReader<>("athlete.erasures.v1", ErasedPart.parser());
    }

    /** Whether the newest record of the key deletes it. */
    public boolean isTombstone(String key) {
        return records.stream()
                .filter(record -> record.key().equals(key))
                .reduce((before, last) -> last)
                .filter(last -> last.value() == null)
                .isPresent();
    }

    public List<T> of(String key) {
        return records.stream()
                .filter(record -> record.key().equals(key))
                .map(this::parse)
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
            var partitions = consumer.partitionsFor(topic).stream()
                    .map(p -> new TopicPartition(p.topic(), p.partition()))
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

    private T parse(ConsumerRecord<String, byte[]> record) {
        try {
            return parser.parseFrom(record.value());
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException(e);
        }
    }
}
