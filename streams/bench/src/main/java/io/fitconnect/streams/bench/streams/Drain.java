package io.fitconnect.streams.bench.streams;

import io.fitconnect.measure.Figures;
import io.fitconnect.measure.Processes;
import io.fitconnect.streams.boards.BoardsTopology;
import io.fitconnect.streams.topology.StreamsGraph;
import io.fitconnect.streams.usage.UsageTopology;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * A graph that works off what lies in its topics. The first third warms up; measured is from there until everything that
 * it reads, its own intermediate topics among them, is committed to the end.
 */
final class Drain {
    static final String RATE = "records/s";
    static final String STREAMS_CPU = "streams CPU s/M";
    static final String BROKER_CPU = "broker CPU s/M";

    /** The end shows in what is committed, so every graph commits this often here. Those that gather pay for it. */
    private static final String COMMIT_MS = "500";

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration QUIET = Duration.ofMillis(2_500);
    private static final long LOOK_MILLIS = 100;
    private static final Set<String> DERIVED = Set.of(BoardsTopology.SCORES_TOPIC, UsageTopology.ACTIVITY_TOPIC);
    private static int applications;

    private final Broker broker;
    private final Graph graph;
    private final String application;
    private final Map<TopicPartition, Long> begin;

    private Drain(Broker broker, Graph graph, Map<TopicPartition, Long> begin) {
        this.broker = broker;
        this.graph = graph;
        this.application = "bench" + ++applications;
        this.begin = begin;
    }

    /** Over the last part (0 to 1) of the telemetry topic; of what the graph itself writes, nothing from before. */
    static Drain ofTelemetry(Broker broker, Graph graph, double part) throws Exception {
        Map<TopicPartition, Long> begin = broker.ends(graph.inputs());
        begin.replaceAll((at, end) -> switch (at.topic()) {
            case StreamsGraph.TELEMETRY -> end - Math.round(end * part);
            case BoardsTopology.SCORES_TOPIC, UsageTopology.ACTIVITY_TOPIC -> end;
            default -> 0L;
        });
        return new Drain(broker, graph, begin);
    }

    /** Over what was written to its topic from here on. */
    static Drain from(Broker broker, Graph graph, Map<TopicPartition, Long> begin) {
        Map<TopicPartition, Long> own = new HashMap<>(begin);
        own.keySet().removeIf(part -> !graph.inputs().contains(part.topic()));
        return new Drain(broker, graph, own);
    }

    /** Where the topics between the stages end now. */
    static Map<TopicPartition, Long> mark(Broker broker) throws Exception {
        return broker.ends(DERIVED);
    }

    Figures run(Map<String, String> settings, @Nullable Path recording) throws Exception {
        broker.begin(application, begin);
        Map<String, String> withCommits = new HashMap<>(Map.of("commit.interval.ms", COMMIT_MS));
        withCommits.putAll(settings);
        String primary = graph.inputs().size() == 1 ? graph.inputs().iterator().next() : StreamsGraph.TELEMETRY;
        long todo = todo(primary);
        try (Running running = Running.start(broker, graph, application, withCommits, recording)) {
            awaitAtMost(running, primary, todo * 2 / 3);
            long records = todo(primary);
            long writtenBefore = broker.written();
            double streamsBefore = Processes.cpuSeconds(running.pid());
            double brokerBefore = Processes.cpuSeconds(broker.pid());
            long began = System.nanoTime();
            double seconds = (awaitEnd(running) - began) / 1e9;
            double millions = records / 1e6;
            return new Figures()
                    .put(RATE, records / seconds)
                    .put(STREAMS_CPU, (Processes.cpuSeconds(running.pid()) - streamsBefore) / millions)
                    .put(BROKER_CPU, (Processes.cpuSeconds(broker.pid()) - brokerBefore) / millions)
                    .put("written a record", (double) (broker.written() - writtenBefore) / records);
        } finally {
            broker.forget(application);
        }
    }

    /** Records of the topic that the application has still to commit. */
    private long todo(String topic) throws Exception {
        Map<TopicPartition, Long> committed = broker.committed(application);
        return broker.ends(Set.of(topic)).entrySet().stream()
                .mapToLong(end -> end.getValue() - committed.getOrDefault(end.getKey(), 0L))
                .sum();
    }

    /** When everything was done: what is held back for a moment may still come, so it waits for a quiet while. */
    private long awaitEnd(Running running) throws Exception {
        long done = System.nanoTime();
        while (System.nanoTime() - done < QUIET.toNanos()) {
            for (String input : graph.inputs()) {
                if (todo(input) > 0) {
                    awaitAtMost(running, input, 0);
                    done = System.nanoTime();
                }
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
        return done;
    }

    private void awaitAtMost(Running running, String topic, long records) throws Exception {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (todo(topic) > records) {
            if (running.pid() > 0 && System.nanoTime() > until) {
                throw new IllegalStateException(
                        application + " still has " + todo(topic) + " of " + topic + " after " + PATIENCE);
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
    }
}
