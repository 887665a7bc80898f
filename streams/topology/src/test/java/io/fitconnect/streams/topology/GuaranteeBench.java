package io.fitconnect.streams.topology;

import com.google.protobuf.Parser;
import com.sun.management.OperatingSystemMXBean;
import io.fitconnect.proto.internal.athlete.v1.AthleteState;
import io.fitconnect.proto.internal.athlete.v1.Consent;
import io.fitconnect.proto.internal.athlete.v1.Profile;
import io.fitconnect.proto.internal.boards.v1.BoardRow;
import io.fitconnect.proto.internal.telemetry.v1.SampleBatch;
import io.fitconnect.proto.internal.telemetry.v1.TelemetrySample;
import io.fitconnect.testkit.Servers;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.ToLongFunction;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KafkaStreams;

/**
 * What a processing guarantee costs: runs the whole graph over records that lie there already, then at a modest rate,
 * and prints records a second, CPU seconds a million records, and the time from arrival to state and to board row.
 *
 * <p>Arguments: the guarantee, athletes, seconds of 1 Hz samples preloaded for each, records a second and seconds of the
 * second part. One guarantee a process, because the graph reads its own earlier output.
 */
public final class GuaranteeBench {
    private static final String APPLICATION = "bench";

    private final String guarantee;
    private final int athletes;
    private final int seconds;
    private final int rate;
    private final int rateSeconds;
    private final int[] seqs;
    private final String kafka = Servers.kafka();

    private GuaranteeBench(String guarantee, int athletes, int seconds, int rate, int rateSeconds) {
        this.guarantee = guarantee;
        this.athletes = athletes;
        this.seqs = new int[athletes];
        this.seconds = seconds;
        this.rate = rate;
        this.rateSeconds = rateSeconds;
    }

    public static void main(String[] args) throws Exception {
        int[] numbers = Arrays.stream(args).skip(1).mapToInt(Integer::parseInt).toArray();
        new GuaranteeBench(args[0], numbers[0], numbers[1], numbers[2], numbers[3]).run();
        System.exit(0);
    }

    /** Twice the same amount: the first warms up, the second is measured. Both lie there before the graph starts. */
    private void run() throws Exception {
        try (KafkaProducer<String, byte[]> producer = producer()) {
            for (int athlete = 0; athlete < athletes; athlete++) {
                producer.send(new ProducerRecord<>(StreamsGraph.PROFILES, id(athlete), profile(athlete)));
            }
        }
        Properties properties = properties();
        preload();
        try (Admin admin = Admin.create(Map.<String, Object>of("bootstrap.servers", kafka))) {
            try (KafkaStreams streams = start(properties)) {
                await(admin, total(admin));
            }
            preload();
            long before = total(admin) - (long) athletes * seconds;
            try (KafkaStreams streams = start(properties)) {
                await(admin, before + 1);
                measure(admin);
                latency();
            }
        }
    }

    private void preload() {
        try (KafkaProducer<String, byte[]> producer = producer()) {
            for (int second = 0; second < seconds; second++) {
                for (int athlete = 0; athlete < athletes; athlete++) {
                    send(producer, athlete, System.currentTimeMillis());
                }
            }
        }
    }

    private static KafkaStreams start(Properties properties) {
        KafkaStreams streams = new KafkaStreams(Stage.topology(new SimpleMeterRegistry()), properties);
        streams.start();
        return streams;
    }

    private static void await(Admin admin, long offset) throws Exception {
        while (done(admin) < offset) {
            Thread.sleep(20);
        }
    }

    private void measure(Admin admin) throws Exception {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long behind = done(admin);
        long total = total(admin);
        long cpu = system.getProcessCpuTime();
        long began = System.nanoTime();
        await(admin, total);
        double elapsed = (System.nanoTime() - began) / 1e9;
        double cpuSeconds = (system.getProcessCpuTime() - cpu) / 1e9;
        long batches = total - behind;
        System.out.printf(
                "%s: %d batches, %.0f/s, CPU s a million %.1f%n",
                guarantee, batches, batches / elapsed, cpuSeconds / batches * 1e6);
    }

    private void latency() throws Exception {
        Thread.sleep(5000);
        String isolation = guarantee.startsWith("exactly") ? "read_committed" : "read_uncommitted";
        AtomicBoolean over = new AtomicBoolean();
        Probe<AthleteState> states =
                new Probe<>(StreamsGraph.STATE, AthleteState.parser(), AthleteState::getReceivedMs, isolation, over);
        Probe<BoardRow> rows =
                new Probe<>("board.changes.v1", BoardRow.parser(), BoardRow::getLastSeenMs, isolation, over);
        Thread first = Thread.ofPlatform().start(states);
        Thread second = Thread.ofPlatform().start(rows);
        Thread.sleep(3000);
        int sent = 0;
        try (KafkaProducer<String, byte[]> producer = producer()) {
            long began = System.nanoTime();
            while (sent < rate * rateSeconds) {
                long due = began + sent * 1_000_000_000L / rate;
                long wait = due - System.nanoTime();
                if (wait > 0) {
                    Thread.sleep(Duration.ofNanos(wait));
                }
                send(producer, sent % athletes, System.currentTimeMillis());
                sent++;
            }
        }
        Thread.sleep(3000);
        over.set(true);
        first.join();
        second.join();
        System.out.printf("   at %d/s: state %s, board row %s%n", rate, states, rows);
    }

    private void send(KafkaProducer<String, byte[]> producer, int athlete, long receivedMs) {
        int seq = ++seqs[athlete];
        SampleBatch batch = SampleBatch.newBuilder()
                .setAthleteId(id(athlete))
                .setSessionId("s-" + id(athlete))
                .setClassId("class-" + athlete % 10)
                .setReceivedMs(receivedMs)
                .addSamples(TelemetrySample.newBuilder()
                        .setSeq(seq)
                        .setTimeMs(1_780_000_000_000L + seq * 1000L)
                        .setHeartRateBpm(120 + (seq / 7 + athlete) % 50)
                        .setPowerW(180 + (seq * 13 + athlete) % 90)
                        .setCadenceRpm(85)
                        .setDistanceM(seq * 8.5))
                .build();
        producer.send(new ProducerRecord<>(StreamsGraph.TELEMETRY, id(athlete), batch.toByteArray()));
    }

    private byte[] profile(int athlete) {
        return Profile.newBuilder()
                .setAthleteId(id(athlete))
                .setHrMax(190)
                .setFtpW(230)
                .setConsent(Consent.newBuilder().setOpenBoards(true))
                .build()
                .toByteArray();
    }

    private static String id(int athlete) {
        return "athlete-" + athlete;
    }

    /** Offsets committed for the telemetry topic. */
    private static long done(Admin admin) throws Exception {
        return admin.listConsumerGroupOffsets(APPLICATION).partitionsToOffsetAndMetadata().get().entrySet().stream()
                .filter(entry -> entry.getKey().topic().equals(StreamsGraph.TELEMETRY) && entry.getValue() != null)
                .mapToLong(entry -> entry.getValue().offset())
                .sum();
    }

    private static long total(Admin admin) throws Exception {
        Map<TopicPartition, OffsetSpec> ask = new java.util.HashMap<>();
        for (int partition = 0; partition < 6; partition++) {
            ask.put(new TopicPartition(StreamsGraph.TELEMETRY, partition), OffsetSpec.latest());
        }
        return admin.listOffsets(ask).all().get().values().stream()
                .mapToLong(info -> info.offset())
                .sum();
    }

    private KafkaProducer<String, byte[]> producer() {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka, "linger.ms", 2), new StringSerializer(), new ByteArraySerializer());
    }

    /** The module's own configuration, under another application id. */
    private Properties properties() throws Exception {
        var source = new PropertiesConfigSource(getClass().getResource("/META-INF/microprofile-config.properties"));
        var config = new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withSources(source)
                .build();
        Properties properties = new Properties();
        for (String name : config.getPropertyNames()) {
            if (name.startsWith("kafka-streams.")) {
                properties.put(name.substring("kafka-streams.".length()), config.getRawValue(name));
            }
        }
        properties.remove("group.instance.id");
        properties.put("application.id", APPLICATION);
        properties.put("bootstrap.servers", kafka);
        properties.put("state.dir", Files.createTempDirectory("bench").toString());
        properties.put("processing.guarantee", guarantee);
        if (guarantee.startsWith("exactly")) {
            properties.put("commit.interval.ms", "100");
        }
        return properties;
    }

    /** Reads a topic from its end and notes how old each record's newest sample is. */
    private final class Probe<M> implements Runnable {
        private final String topic;
        private final Parser<M> parser;
        private final ToLongFunction<M> receivedMs;
        private final String isolation;
        private final AtomicBoolean over;
        private final List<Long> ages = new ArrayList<>();

        private Probe(
                String topic, Parser<M> parser, ToLongFunction<M> receivedMs, String isolation, AtomicBoolean over) {
            this.topic = topic;
            this.parser = parser;
            this.receivedMs = receivedMs;
            this.isolation = isolation;
            this.over = over;
        }

        @Override
        public void run() {
            try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                    Map.of("bootstrap.servers", kafka, "isolation.level", isolation),
                    new StringDeserializer(),
                    new ByteArrayDeserializer())) {
                Set<TopicPartition> partitions = new HashSet<>();
                consumer.partitionsFor(topic)
                        .forEach(info -> partitions.add(new TopicPartition(topic, info.partition())));
                consumer.assign(partitions);
                consumer.seekToEnd(partitions);
                while (!over.get()) {
                    for (var record : consumer.poll(Duration.ofMillis(10))) {
                        note(record.value());
                    }
                }
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }

        private void note(byte[] value) throws Exception {
            long since = receivedMs.applyAsLong(parser.parseFrom(value));
            if (since > 0) {
                ages.add(System.currentTimeMillis() - since);
            }
        }

        @Override
        public String toString() {
            List<Long> sorted = ages.stream().sorted().toList();
            if (sorted.isEmpty()) {
                return "none";
            }
            return "p50 %d ms p99 %d ms (%d records)"
                    .formatted(sorted.get(sorted.size() / 2), sorted.get(sorted.size() * 99 / 100), sorted.size());
        }
    }
}
