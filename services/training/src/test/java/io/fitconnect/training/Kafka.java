package io.fitconnect.training;

import com.google.protobuf.MessageLite;
import io.fitconnect.testkit.Servers;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Writes what other parts of the platform publish. */
public final class Kafka implements AutoCloseable {
    private final KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
            Map.of("bootstrap.servers", Servers.kafka()), new StringSerializer(), new ByteArraySerializer());

    /** Returns when Kafka has it; null is a tombstone. */
    public void send(String topic, String key, @Nullable MessageLite value) {
        try {
            producer.send(new ProducerRecord<>(topic, key, value == null ? null : value.toByteArray()))
                    .get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
