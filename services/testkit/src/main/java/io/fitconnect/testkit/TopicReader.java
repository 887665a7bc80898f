package io.fitconnect.testkit;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Parser;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;

/** Reads a topic from its beginning, as its consumers do, until it is closed. */
public final class TopicReader<M> implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String topic;
    private final Parser<M> parser;
    private final List<ConsumerRecord<String, byte[]>> records = new CopyOnWriteArrayList<>();
    private final KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
            Map.of("bootstrap.servers", Servers.kafka()), new StringDeserializer(), new ByteArrayDeserializer());
    private final Thread reader;

    public TopicReader(String topic, Parser<M> parser) {
        this.topic = topic;
        this.parser = parser;
        this.reader = Thread.ofVirtual().start(this::read);
    }

    /** What a key's records say, in their order; a tombstone says nothing. */
    public List<M> of(String key) {
        return records(key)
                .filter(record -> record.value() != null)
                .map(this::parse)
                .toList();
    }

    /** The same, once it is what is waited for. */
    public List<M> await(String key, Predicate<? super List<M>> condition) {
        return Awaitility.await(topic + " of " + key).atMost(PATIENCE).until(() -> of(key), condition::test);
    }

    /** A header of each of a key's records, empty where there is none. */
    public List<String> headers(String key, String name) {
        return records(key)
                .map(record -> record.headers().lastHeader(name))
                .map(header -> header == null ? "" : new String(header.value(), StandardCharsets.US_ASCII))
                .toList();
    }

    /** Whether the newest record of the key deletes it. */
    public boolean isTombstone(String key) {
        List<ConsumerRecord<String, byte[]>> ofKey = records(key).toList();
        return !ofKey.isEmpty() && ofKey.getLast().value() == null;
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

    private Stream<ConsumerRecord<String, byte[]>> records(String key) {
        return records.stream().filter(record -> key.equals(record.key()));
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

    private M parse(ConsumerRecord<String, byte[]> record) {
        try {
            return parser.parseFrom(record.value());
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException(e);
        }
    }
}
