package io.fitconnect.analytics;

import com.google.protobuf.MessageLite;
import io.fitconnect.proto.coaching.v1.Cue;
import io.fitconnect.proto.ingest.v1.Device;
import io.fitconnect.proto.internal.telemetry.v1.SampleBatch;
import io.fitconnect.proto.internal.telemetry.v1.TelemetrySample;
import io.fitconnect.proto.internal.workouts.v1.WorkoutSummary;
import io.fitconnect.testkit.Servers;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.LongStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Puts records onto the topics as the edge and the streams do. */
final class Telemetry implements AutoCloseable {
    static final long START_MS = 1_790_000_000_000L;

    private final KafkaProducer<String, byte[]> kafka = new KafkaProducer<>(
            Map.of("bootstrap.servers", Servers.kafka(), "acks", "all"),
            new StringSerializer(),
            new ByteArraySerializer());

    void send(SampleBatch batch) {
        send("telemetry.samples.v1", batch.getAthleteId(), batch);
    }

    void send(WorkoutSummary summary) {
        send("workout.summaries.v1", summary.getAthleteId(), summary);
    }

    void send(Cue cue) {
        send("coaching.cues.v1", cue.getAthleteId(), cue);
    }

    void sendGarbage(String topic, String key) {
        send(topic, key, new byte[] {(byte) 0xff, 1, 2, 3});
    }

    /** Records of the athlete's partition that the group has not committed. */
    long uncommitted(String group, String athlete) throws Exception {
        var metadata = kafka.send(new ProducerRecord<>(
                        "telemetry.samples.v1",
                        athlete,
                        SampleBatch.getDefaultInstance().toByteArray()))
                .get();
        var partition = new TopicPartition(metadata.topic(), metadata.partition());
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", Servers.kafka()))) {
            OffsetAndMetadata committed = admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get()
                    .get(partition);
            return metadata.offset() - (committed == null ? 0 : committed.offset());
        }
    }

    /** Heart rate 100 + seq modulo 50, a sample a second. */
    static SampleBatch samples(String athlete, String session, long firstSeq, long lastSeq) {
        return batch(athlete, session)
                .addAllSamples(LongStream.rangeClosed(firstSeq, lastSeq)
                        .mapToObj(Telemetry::sample)
                        .toList())
                .build();
    }

    static SampleBatch.Builder batch(String athlete, String session) {
        return SampleBatch.newBuilder()
                .setAthleteId(athlete)
                .setSessionId(session)
                .setReceivedMs(START_MS + 7)
                .setDevice(Device.newBuilder().setId("strap-1"));
    }

    static TelemetrySample sample(long seq) {
        return TelemetrySample.newBuilder()
                .setSeq(seq)
                .setTimeMs(START_MS + seq * 1000)
                .setHeartRateBpm((int) (100 + seq % 50))
                .build();
    }

    @Override
    public void close() {
        kafka.close();
    }

    private void send(String topic, String key, MessageLite value) {
        send(topic, key, value.toByteArray());
    }

    private void send(String topic, String key, byte[] value) {
        try {
            kafka.send(new ProducerRecord<>(topic, key, value)).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
