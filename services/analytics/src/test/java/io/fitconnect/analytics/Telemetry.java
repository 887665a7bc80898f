package io.fitconnect.analytics;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageLite;
import com.google.protobuf.Parser;
import io.fitconnect.proto.coaching.v1.Cue;
import io.fitconnect.proto.ingest.v1.Device;
import io.fitconnect.proto.internal.athlete.v1.Profile;
import io.fitconnect.proto.internal.boards.v1.BoardResult;
import io.fitconnect.proto.internal.boards.v1.BoardRow;
import io.fitconnect.proto.internal.telemetry.v1.SampleBatch;
import io.fitconnect.proto.internal.telemetry.v1.TelemetrySample;
import io.fitconnect.proto.internal.training.v1.TrainingClass;
import io.fitconnect.proto.internal.workouts.v1.WorkoutSummary;
import io.fitconnect.testkit.Servers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Utils;

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

    void send(Profile profile) {
        send("athlete.profiles.v1", profile.getAthleteId(), profile);
    }

    /** One record of each kind, of somebody else, in the partitions of the first: read after what was sent before. */
    void sendBehind(String first, String other, String session) {
        behind("telemetry.samples.v1", first, other, samples(other, session, 1, 1));
        behind("workout.summaries.v1", first, other, ErasureIT.summary(other, session, 1));
        behind("coaching.cues.v1", first, other, ErasureIT.cue(other, session));
    }

    private void behind(String topic, String first, String other, MessageLite value) {
        int partitions = kafka.partitionsFor(topic).size();
        int partition = Utils.toPositive(Utils.murmur2(first.getBytes(StandardCharsets.UTF_8))) % partitions;
        try {
            kafka.send(new ProducerRecord<>(topic, partition, other, value.toByteArray()))
                    .get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The values of everything that stands in a topic now. */
    static <M> List<M> read(String topic, Parser<M> parser) {
        List<M> read = new ArrayList<>();
        records(topic, record -> {
            try {
                read.add(parser.parseFrom(record.value()));
            } catch (InvalidProtocolBufferException e) {
                throw new IllegalStateException(e);
            }
        });
        return read;
    }

    static boolean lastIsTombstone(String topic, String key) {
        List<Boolean> tombstones = new ArrayList<>();
        records(topic, record -> {
            if (key.equals(new String(record.key(), StandardCharsets.UTF_8))) {
                tombstones.add(record.value() == null);
            }
        });
        return tombstones.getLast();
    }

    private static void records(String topic, Consumer<ConsumerRecord<byte[], byte[]>> reader) {
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", Servers.kafka()),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(topic).stream()
                    .map(p -> new TopicPartition(topic, p.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(reader);
            }
        }
    }

    void send(BoardResult result) {
        send("board.results.v1", result.getBoardId() + "|" + result.getAthleteId(), result);
    }

    void send(TrainingClass training) {
        send("class.lifecycle.v1", training.getClassId(), training);
    }

    void send(BoardRow row) {
        send("board.changes.v1", row.getScope() + "|" + row.getAthleteId(), row);
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
