package io.fitconnect.streams.boards;

import io.fitconnect.proto.internal.boards.v1.BoardResult;
import io.fitconnect.proto.internal.boards.v1.BoardRow;
import io.fitconnect.proto.internal.boards.v1.Contribution;
import io.fitconnect.proto.internal.boards.v1.Ruling;
import io.fitconnect.proto.internal.boards.v1.ScopeEnd;
import io.fitconnect.proto.internal.boards.v1.ScopeRules;
import io.fitconnect.proto.internal.boards.v1.ScoreUpdate;
import io.fitconnect.proto.internal.boards.v1.Scores;
import io.fitconnect.proto.live.v1.Verdict;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueStore;

/** The boards stage alone, with time that the test moves. */
final class BoardsStage implements AutoCloseable {

    static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
    static final String SCOPE = "class/spin-1";

    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Map<String, BoardRow> newest = new HashMap<>();
    private final TopologyTestDriver driver;
    private final TestInputTopic<String, ScoreUpdate> scores;
    private final TestOutputTopic<String, BoardRow> changes;
    private final TestOutputTopic<String, BoardResult> results;

    /** A stage that has run for a while. */
    static BoardsStage running(Map<String, String> settings) {
        BoardsStage stage = new BoardsStage(START.minusMillis(20), settings);
        stage.tick();
        return stage;
    }

    BoardsStage(Instant start, Map<String, String> settings) {
        Topology topology = new Topology();
        BoardsTopology.addTo(topology, config(settings), meters);
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "boards-test");
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "unused:1");
        properties.put(StreamsConfig.STATE_DIR_CONFIG, state());
        driver = new TopologyTestDriver(topology, properties, start);
        var strings = Serdes.String();
        scores = driver.createInputTopic(BoardsTopology.SCORES_TOPIC, strings.serializer(), ProtoSerde.writer());
        changes = driver.createOutputTopic(
                BoardsTopology.CHANGES_TOPIC,
                strings.deserializer(),
                new ProtoSerde<>(BoardRow.parser()).deserializer());
        results = driver.createOutputTopic(
                BoardsTopology.RESULTS_TOPIC,
                strings.deserializer(),
                new ProtoSerde<>(BoardResult.parser()).deserializer());
    }

    private static String state() {
        try {
            return Files.createTempDirectory("boards").toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static BoardsConfig config(Map<String, String> settings) {
        var builder = new SmallRyeConfigBuilder().withMapping(BoardsConfig.class);
        settings.forEach((key, value) -> builder.withDefaultValue("fitconnect.streams.boards." + key, value));
        return builder.build().getConfigMapping(BoardsConfig.class);
    }

    /** The same stage after a crash: what was in memory is gone, the store is restored from its changelog. */
    BoardsStage restarted(Instant at) {
        BoardsStage next = new BoardsStage(at, Map.of());
        try (var rows = store().all()) {
            rows.forEachRemaining(row -> next.store().put(row.key, row.value));
        }
        return next;
    }

    KeyValueStore<String, BoardRow> store() {
        return driver.getKeyValueStore(BoardsTopology.STORE);
    }

    void send(Contribution.Builder contribution) {
        send(SCOPE, contribution);
    }

    void send(String scope, Contribution.Builder contribution) {
        scores.pipeInput(
                scope,
                ScoreUpdate.newBuilder()
                        .setScope(scope)
                        .setContribution(contribution)
                        .build());
    }

    /** An update that was written then: a stage that was down reads it late. */
    void send(String scope, Contribution.Builder contribution, Instant written) {
        scores.pipeInput(
                scope,
                ScoreUpdate.newBuilder()
                        .setScope(scope)
                        .setContribution(contribution)
                        .build(),
                written);
    }

    void rules(ScopeRules.Builder rules) {
        scores.pipeInput(
                SCOPE,
                ScoreUpdate.newBuilder().setScope(SCOPE).setScopeRules(rules).build());
    }

    void rule(Ruling.Builder ruling) {
        scores.pipeInput(
                SCOPE,
                ScoreUpdate.newBuilder().setScope(SCOPE).setRuling(ruling).build());
    }

    void endScope() {
        scores.pipeInput(
                SCOPE,
                ScoreUpdate.newBuilder()
                        .setScope(SCOPE)
                        .setScopeEnd(ScopeEnd.newBuilder().setEndedMs(START.toEpochMilli()))
                        .build());
    }

    void pass(Duration time) {
        driver.advanceWallClockTime(time);
    }

    void tick() {
        pass(Duration.ofMillis(20));
    }

    List<KeyValue<String, BoardRow>> changes() {
        return changes.readKeyValuesToList();
    }

    List<KeyValue<String, BoardResult>> results() {
        return results.readKeyValuesToList();
    }

    double counted(String outcome) {
        return meters.counter("fitconnect_boards_contributions_total", "outcome", outcome)
                .count();
    }

    /** The athlete's row as viewers got it last. */
    BoardRow newest(String athlete) {
        tick();
        changes().stream()
                .filter(change -> change.key.equals(SCOPE + "|" + athlete))
                .forEach(change -> newest.put(athlete, change.value));
        return newest.get(athlete);
    }

    BoardRow stored(String athlete) {
        return store().get(SCOPE + "|" + athlete);
    }

    static Contribution.Builder of(String athlete, String session, long samples, double effort) {
        return Contribution.newBuilder()
                .setAthleteId(athlete)
                .setSessionId(session)
                .setName(athlete)
                .setSampleCount(samples)
                .setLastSeenMs(START.toEpochMilli() + samples * 1000)
                .setVerdict(Verdict.PROVISIONAL)
                .setScores(Scores.newBuilder().setEffort(effort));
    }

    @Override
    public void close() {
        driver.close();
    }
}
