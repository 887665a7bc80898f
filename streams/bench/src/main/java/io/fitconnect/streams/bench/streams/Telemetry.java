package io.fitconnect.streams.bench.streams;

import io.fitconnect.proto.ingest.v1.Device;
import io.fitconnect.proto.internal.athlete.v1.Consent;
import io.fitconnect.proto.internal.athlete.v1.Profile;
import io.fitconnect.proto.internal.telemetry.v1.SampleBatch;
import io.fitconnect.proto.internal.telemetry.v1.TelemetrySample;
import io.fitconnect.proto.internal.training.v1.Block;
import io.fitconnect.proto.internal.training.v1.ClassState;
import io.fitconnect.proto.internal.training.v1.TrainingClass;
import io.fitconnect.streams.topology.StreamsGraph;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Batches as the edge writes them: athletes in classes of forty, all with a device and on the open boards, a sample a
 * second of heart rate, power, cadence and distance. A batch so counts for three scopes and a machine.
 */
final class Telemetry implements AutoCloseable {
    private static final int CLASS_SIZE = 40;

    private final int samplesPerBatch;
    private final int[] seqs;
    private final long firstMs = System.currentTimeMillis();
    private final KafkaProducer<byte[], byte[]> producer;

    Telemetry(Broker broker, int athletes, int samplesPerBatch) {
        this.samplesPerBatch = samplesPerBatch;
        this.seqs = new int[athletes];
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.address(), "linger.ms", 5, "acks", "all", "compression.type", "lz4"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /** Who rides, and the classes. */
    void profiles() {
        for (int athlete = 0; athlete < seqs.length; athlete++) {
            Profile profile = Profile.newBuilder()
                    .setAthleteId(id(athlete))
                    .setName("Athlete " + athlete)
                    .setHrMax(190)
                    .setFtpW(230)
                    .setConsent(Consent.newBuilder().setOpenBoards(true).setShowName(true))
                    .build();
            send(StreamsGraph.PROFILES, athlete, profile.toByteArray());
        }
        for (int group = 0; group <= (seqs.length - 1) / CLASS_SIZE; group++) {
            String id = "class-" + group;
            producer.send(new ProducerRecord<>(
                    StreamsGraph.CLASSES,
                    id.getBytes(StandardCharsets.UTF_8),
                    training(id).toByteArray()));
        }
        producer.flush();
    }

    private TrainingClass training(String id) {
        var training = TrainingClass.newBuilder()
                .setClassId(id)
                .setState(ClassState.CLASS_STATE_RUNNING)
                .setStartedMs(firstMs);
        for (int zone = 1; zone <= 5; zone++) {
            training.addBlocks(Block.newBuilder()
                    .setName("block " + zone)
                    .setDurationS(600)
                    .setZoneLow(zone)
                    .setZoneHigh(zone));
        }
        return training.build();
    }

    /** So many batches of each athlete, one of each in turn, as they would lie there after an outage. */
    void preload(int batches) {
        for (int batch = 0; batch < batches; batch++) {
            for (int athlete = 0; athlete < seqs.length; athlete++) {
                send(athlete);
            }
        }
        producer.flush();
    }

    void send(int athlete) {
        var batch = SampleBatch.newBuilder()
                .setAthleteId(id(athlete))
                .setSessionId("5b0c2f4e-0000-4000-8000-%012d".formatted(athlete))
                .setClassId("class-" + athlete / CLASS_SIZE)
                .setDevice(Device.newBuilder().setId("bike-" + athlete))
                .setReceivedMs(System.currentTimeMillis());
        for (int sample = 0; sample < samplesPerBatch; sample++) {
            batch.addSamples(sample(athlete, ++seqs[athlete]));
        }
        send(StreamsGraph.TELEMETRY, athlete, batch.build().toByteArray());
    }

    private void send(String topic, int athlete, byte[] value) {
        producer.send(new ProducerRecord<>(topic, id(athlete).getBytes(StandardCharsets.UTF_8), value));
    }

    private TelemetrySample sample(int athlete, int seq) {
        return TelemetrySample.newBuilder()
                .setSeq(seq)
                .setTimeMs(firstMs + seq * 1000L)
                .setHeartRateBpm(120 + (seq / 7 + athlete) % 50)
                .setPowerW(180 + (seq * 13 + athlete) % 90)
                .setCadenceRpm(85)
                .setDistanceM(seq * 8.5)
                .build();
    }

    private static String id(int athlete) {
        return "athlete-" + athlete;
    }

    @Override
    public void close() {
        producer.close();
    }
}
