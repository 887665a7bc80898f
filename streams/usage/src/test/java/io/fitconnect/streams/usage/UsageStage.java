package io.fitconnect.streams.usage;

import io.fitconnect.proto.ingest.v1.Device;
import io.fitconnect.proto.internal.equipment.v1.Activity;
import io.fitconnect.proto.internal.equipment.v1.Usage;
import io.fitconnect.proto.internal.equipment.v1.UsageState;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueStore;

/** The usage stage alone, with time that the test moves. */
final class UsageStage implements AutoCloseable {

    static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
    static final String BIKE = "bike-7";

    private final TopologyTestDriver driver;
    private final TestInputTopic<String, Activity> activities;
    private final TestOutputTopic<String, Usage> usages;

    UsageStage(Instant start, Map<String, String> settings) {
        Topology topology = new Topology();
        UsageTopology.addTo(topology, config(settings), new SimpleMeterRegistry());
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "usage-test");
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "unused:1");
        properties.put(StreamsConfig.STATE_DIR_CONFIG, state());
        driver = new TopologyTestDriver(topology, properties, start);
        var strings = Serdes.String();
        activities = driver.createInputTopic(
                UsageTopology.ACTIVITY_TOPIC, strings.serializer(), ProtoSerde.<Activity>writer());
        usages = driver.createOutputTopic(
                UsageTopology.USAGE_TOPIC, strings.deserializer(), new ProtoSerde<>(Usage.parser()).deserializer());
    }

    static UsageConfig config(Map<String, String> settings) {
        var builder = new SmallRyeConfigBuilder().withMapping(UsageConfig.class);
        settings.forEach((key, value) -> builder.withDefaultValue("fitconnect.streams.usage." + key, value));
        return builder.build().getConfigMapping(UsageConfig.class);
    }

    private static String state() {
        try {
            return Files.createTempDirectory("usage").toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    UsageStage restarted(Instant at) {
        UsageStage next = new UsageStage(at, Map.of());
        try (var rows = store().all()) {
            rows.forEachRemaining(row -> next.store().put(row.key, row.value));
        }
        return next;
    }

    KeyValueStore<String, UsageState> store() {
        return driver.getKeyValueStore(UsageTopology.STORE);
    }

    void send(Activity.Builder activity) {
        activities.pipeInput(BIKE, activity.build());
    }

    void pass(Duration time) {
        driver.advanceWallClockTime(time);
    }

    List<Usage> usages() {
        return usages.readValuesToList();
    }

    /** What a session did by a second of the test: a second and a sample each second, a rep every two. */
    static Activity.Builder of(String session, int seconds) {
        return Activity.newBuilder()
                .setDevice(Device.newBuilder().setId(BIKE))
                .setAthleteId("ann")
                .setSessionId(session)
                .setSampleCount(seconds)
                .setActiveS(seconds)
                .setReps(seconds / 2)
                .setLastSeenMs(START.plusSeconds(seconds).toEpochMilli());
    }

    @Override
    public void close() {
        driver.close();
    }
}
