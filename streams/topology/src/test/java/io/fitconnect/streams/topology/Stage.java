package io.fitconnect.streams.topology;

import com.google.protobuf.MessageLite;
import com.google.protobuf.Parser;
import io.fitconnect.proto.internal.athlete.v1.AthleteState;
import io.fitconnect.proto.internal.athlete.v1.Consent;
import io.fitconnect.proto.internal.athlete.v1.Profile;
import io.fitconnect.proto.internal.athlete.v1.Sex;
import io.fitconnect.proto.internal.boards.v1.Contribution;
import io.fitconnect.proto.internal.boards.v1.ScoreUpdate;
import io.fitconnect.proto.internal.competition.v1.AthleteEntries;
import io.fitconnect.proto.internal.competition.v1.Competition;
import io.fitconnect.proto.internal.competition.v1.Entry;
import io.fitconnect.proto.internal.equipment.v1.Activity;
import io.fitconnect.proto.internal.telemetry.v1.RefusedSample;
import io.fitconnect.proto.internal.telemetry.v1.SampleBatch;
import io.fitconnect.proto.internal.telemetry.v1.TelemetrySample;
import io.fitconnect.proto.internal.training.v1.TrainingClass;
import io.fitconnect.proto.internal.workouts.v1.WorkoutSummary;
import io.fitconnect.streams.boards.BoardsConfig;
import io.fitconnect.streams.topology.session.SessionConfig;
import io.fitconnect.streams.usage.UsageConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueStore;

/** The whole graph in a test driver, with the athlete of the reference figures and one session unless told otherwise. */
final class Stage implements AutoCloseable {
    static final String ATHLETE = "ana";
    static final String SESSION = "9b2f3c1e-0000-4000-8000-000000000001";
    static final String CLASS = "spin-1";
    static final Instant START = Instant.parse("2025-03-03T08:00:00Z");

    /** In memory where there is such a place: the test driver forces its checkpoint to disk after each record. */
    private static final String FOLDER = Files.isWritable(Path.of("/dev/shm"))
            ? "/dev/shm/fitconnect-stage-" + ProcessHandle.current().pid()
            : "target/stage";

    private static final SmallRyeConfig CONFIG = new SmallRyeConfigBuilder()
            .addDiscoveredConverters()
            .withMapping(SessionConfig.class)
            .withMapping(BoardsConfig.class)
            .withMapping(UsageConfig.class)
            .build();

    final TopologyTestDriver driver;
    final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final TestInputTopic<String, byte[]> telemetry;
    private final TestInputTopic<String, byte[]> profiles;
    private final TestInputTopic<String, byte[]> classes;
    private final TestInputTopic<String, byte[]> competitions;
    private final TestInputTopic<String, byte[]> entries;
    private long nowMs;

    static {
        Path.of(FOLDER).toFile().deleteOnExit();
    }

    Stage() {
        this(START);
    }

    Stage(Instant now) {
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "stage-" + System.nanoTime());
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "unused:0");
        properties.put(StreamsConfig.STATE_DIR_CONFIG, FOLDER);
        properties.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0);
        properties.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedRocks.class.getName());
        driver = new TopologyTestDriver(topology(registry), properties, now);
        nowMs = now.toEpochMilli();
        telemetry = input(StreamsGraph.TELEMETRY);
        profiles = input(StreamsGraph.PROFILES);
        classes = input(StreamsGraph.CLASSES);
        competitions = input(StreamsGraph.COMPETITIONS);
        entries = input(StreamsGraph.ENTRIES);
    }

    static org.apache.kafka.streams.Topology topology(SimpleMeterRegistry registry) {
        StreamsConfig shape = new StreamsConfig(Map.of(
                StreamsConfig.APPLICATION_ID_CONFIG, "stage",
                StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "unused:0",
                StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true));
        return StreamsGraph.of(
                shape,
                CONFIG.getConfigMapping(SessionConfig.class),
                CONFIG.getConfigMapping(BoardsConfig.class),
                CONFIG.getConfigMapping(UsageConfig.class),
                registry);
    }

    /** The athlete of reference-metrics.csv, on open boards, name hidden. */
    static Profile.Builder reference() {
        return Profile.newBuilder()
                .setAthleteId(ATHLETE)
                .setName("Ana Pérez")
                .setHrMax(190)
                .setHrRest(60)
                .setSex(Sex.SEX_MALE)
                .setBirthYear(1990)
                .setWeightKg(75)
                .setFtpW(250)
                .setWPrimeJ(20_000)
                .setConsent(Consent.newBuilder().setOpenBoards(true))
                .setUpdatedMs(1);
    }

    static SampleBatch.Builder batch(List<TelemetrySample> samples) {
        return SampleBatch.newBuilder()
                .setAthleteId(ATHLETE)
                .setSessionId(SESSION)
                .setClassId(CLASS)
                .addAllSamples(samples);
    }

    void profile(Profile.Builder profile) {
        profiles.pipeInput(profile.getAthleteId(), profile.build().toByteArray(), nowMs);
    }

    void send(List<TelemetrySample> samples) {
        send(batch(samples));
    }

    void send(SampleBatch.Builder batch) {
        if (batch.getReceivedMs() == 0) {
            batch.setReceivedMs(nowMs);
        }
        telemetry.pipeInput(batch.getAthleteId(), batch.build().toByteArray(), nowMs);
    }

    void sendRaw(String key, byte[] value) {
        telemetry.pipeInput(key, value, nowMs);
    }

    void bye() {
        send(batch(List.of()).setEnd(true));
    }

    void training(TrainingClass training) {
        classes.pipeInput(training.getClassId(), training.toByteArray(), nowMs);
    }

    void competition(Competition.Builder competition) {
        competitions.pipeInput(
                competition.getCompetitionId(), competition.build().toByteArray(), nowMs);
    }

    /** All that the athlete has entered. */
    void entered(Entry.Builder... all) {
        var message = AthleteEntries.newBuilder().setAthleteId(ATHLETE);
        List.of(all).forEach(message::addEntries);
        entries.pipeInput(ATHLETE, message.build().toByteArray(), nowMs);
    }

    void pass(Duration time) {
        driver.advanceWallClockTime(time);
        nowMs += time.toMillis();
    }

    Instant now() {
        return Instant.ofEpochMilli(nowMs);
    }

    List<WorkoutSummary> summaries() {
        return read(StreamsGraph.SUMMARIES, WorkoutSummary.parser());
    }

    List<AthleteState> states() {
        return read(StreamsGraph.STATE, AthleteState.parser());
    }

    List<RefusedSample> refused() {
        return read(StreamsGraph.REFUSED, RefusedSample.parser());
    }

    List<Activity> activities() {
        return read("equipment.activity.v1", Activity.parser());
    }

    List<ScoreUpdate> scores() {
        return read("board.scores.v1", ScoreUpdate.parser());
    }

    /** The last contribution to each scope. */
    Map<String, Contribution> contributions() {
        Map<String, Contribution> last = new LinkedHashMap<>();
        scores().stream()
                .filter(ScoreUpdate::hasContribution)
                .forEach(update -> last.put(update.getScope(), update.getContribution()));
        return last;
    }

    <M extends MessageLite> List<M> read(String topic, Parser<M> parser) {
        return driver.createOutputTopic(topic, new StringDeserializer(), Protobuf.reader(parser))
                .readValuesToList();
    }

    /** A new process with what the changelogs hold: the stores as they are, the memory empty. */
    Stage restarted() {
        Stage next = new Stage(now());
        for (String name : List.of("session-log", "sessions", "profiles", "entries")) {
            KeyValueStore<Object, Object> from = driver.getKeyValueStore(name);
            KeyValueStore<Object, Object> to = next.driver.getKeyValueStore(name);
            try (var entries = from.all()) {
                entries.forEachRemaining(entry -> to.put(entry.key, entry.value));
            }
        }
        offsets(next.driver).putAll(offsets(driver));
        close();
        return next;
    }

    /** The driver counts offsets from 0; a real topic goes on. */
    @SuppressWarnings("unchecked")
    private static Map<TopicPartition, AtomicLong> offsets(TopologyTestDriver driver) {
        try {
            Field field = TopologyTestDriver.class.getDeclaredField("offsetsByTopicOrPatternPartition");
            field.setAccessible(true);
            return (Map<TopicPartition, AtomicLong>) field.get(driver);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        driver.close();
    }

    static List<List<TelemetrySample>> batches(List<TelemetrySample> samples, int size) {
        List<List<TelemetrySample>> batches = new ArrayList<>();
        for (int i = 0; i < samples.size(); i += size) {
            batches.add(samples.subList(i, Math.min(samples.size(), i + size)));
        }
        return batches;
    }

    private TestInputTopic<String, byte[]> input(String topic) {
        return driver.createInputTopic(topic, new StringSerializer(), new ByteArraySerializer());
    }
}
