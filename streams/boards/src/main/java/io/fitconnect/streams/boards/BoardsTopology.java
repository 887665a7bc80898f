package io.fitconnect.streams.boards;

import com.google.protobuf.Message;
import io.fitconnect.proto.internal.boards.v1.BoardRow;
import io.fitconnect.proto.internal.boards.v1.ScoreUpdate;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** The boards stage as named parts of a topology: scores in, changed rows and official results out. */
public final class BoardsTopology {

    public static final String SCORES_TOPIC = "board.scores.v1";
    public static final String CHANGES_TOPIC = "board.changes.v1";
    public static final String RESULTS_TOPIC = "board.results.v1";

    public static final String SOURCE = "board-scores-source";
    public static final String PROCESSOR = "boards";
    public static final String STORE = "board-rows";
    public static final String CHANGES_SINK = "board-changes-sink";
    public static final String RESULTS_SINK = "board-results-sink";

    static final String BEFORE_COMMIT = "boards-before-commit";

    private static final Duration LONGEST_TICK = Duration.ofMillis(50);

    private BoardsTopology() {}

    /** Adds the stage. The application needs the producer's linger.ms no longer than the tick. */
    public static void addTo(Topology topology, BoardsConfig config, MeterRegistry registry) {
        if (config.tick().compareTo(LONGEST_TICK) > 0 || !config.tick().isPositive()) {
            throw new IllegalArgumentException("fitconnect.streams.boards.tick is " + config.tick() + ", must be up to "
                    + LONGEST_TICK + ": a board may not lag further behind");
        }
        BoardsMetrics metrics = new BoardsMetrics(registry);
        var strings = Serdes.String();
        topology.addSource(
                        SOURCE,
                        strings.deserializer(),
                        new ProtoSerde<>(ScoreUpdate.parser()).deserializer(),
                        SCORES_TOPIC)
                .addProcessor(PROCESSOR, new Supplier(config, metrics), SOURCE)
                .addSink(
                        CHANGES_SINK,
                        CHANGES_TOPIC,
                        strings.serializer(),
                        ProtoSerde.writer(),
                        new ScopePartitioner<>(),
                        PROCESSOR)
                .addSink(RESULTS_SINK, RESULTS_TOPIC, strings.serializer(), ProtoSerde.writer(), PROCESSOR);
    }

    /** Brings the store along, so that the graph can't have the one without the other. */
    private record Supplier(BoardsConfig config, BoardsMetrics metrics)
            implements ProcessorSupplier<String, ScoreUpdate, String, Message> {

        @Override
        public Processor<String, ScoreUpdate, String, Message> get() {
            return new BoardsProcessor(config, metrics);
        }

        @Override
        public Set<StoreBuilder<?>> stores() {
            StoreBuilder<KeyValueStore<String, BoardRow>> rows = Stores.keyValueStoreBuilder(
                    Stores.persistentKeyValueStore(STORE), Serdes.String(), new ProtoSerde<>(BoardRow.parser()));
            return Set.of(rows, BeforeCommit.named(BEFORE_COMMIT));
        }
    }
}
