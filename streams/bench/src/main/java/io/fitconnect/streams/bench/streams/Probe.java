package io.fitconnect.streams.bench.streams;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageLite;
import com.google.protobuf.Parser;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads a topic from its end on a thread of its own and notes how old each record's newest sample is. */
final class Probe<M extends MessageLite> implements AutoCloseable {
    private final Parser<M> parser;
    private final ToLongFunction<M> receivedMs;
    private final List<Long> ages = Collections.synchronizedList(new ArrayList<>());
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Thread thread;
    private volatile boolean over;

    /**
     * A probe that reads as a screen's server would.
     *
     * @param receivedMs the arrival at the edge of the newest sample in a message; 0: it tells none
     */
    Probe(Broker broker, String topic, boolean committedOnly, Parser<M> parser, ToLongFunction<M> receivedMs) {
        this.parser = parser;
        this.receivedMs = receivedMs;
        this.consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        broker.address(),
                        "isolation.level",
                        committedOnly ? "read_committed" : "read_uncommitted"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
        this.thread = Thread.ofPlatform().name("probe-" + topic).start(this::read);
    }

    private void read() {
        while (!over) {
            consumer.poll(Duration.ofMillis(50)).forEach(record -> note(record.value()));
        }
        consumer.close();
    }

    private void note(byte[] value) {
        try {
            long since = receivedMs.applyAsLong(parser.parseFrom(value));
            if (since > 0) {
                ages.add(System.currentTimeMillis() - since);
            }
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Forgets what it has noted. */
    void restart() {
        ages.clear();
    }

    int count() {
        return ages.size();
    }

    /** The age below which this part (0 to 1) of the records were, ms. */
    double percentile(double part) {
        List<Long> sorted = ages.stream().sorted().toList();
        return sorted.isEmpty() ? Double.NaN : sorted.get((int) Math.min(sorted.size() - 1, sorted.size() * part));
    }

    @Override
    public void close() throws InterruptedException {
        over = true;
        thread.join();
    }
}
