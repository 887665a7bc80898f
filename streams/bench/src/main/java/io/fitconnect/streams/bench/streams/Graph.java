package io.fitconnect.streams.bench.streams;

import com.google.protobuf.MessageLite;
import io.fitconnect.streams.boards.BoardsConfig;
import io.fitconnect.streams.boards.BoardsTopology;
import io.fitconnect.streams.topology.StreamsGraph;
import io.fitconnect.streams.topology.session.SessionConfig;
import io.fitconnect.streams.topology.session.TelemetryReader;
import io.fitconnect.streams.usage.UsageConfig;
import io.fitconnect.streams.usage.UsageTopology;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.Stores;

/** What is run: everything, one stage of it alone, or the least that Kafka Streams can do with the same records. */
enum Graph {
    /** The peer: counts the records of a key in RocksDB with a changelog and sends each count on. */
    COUNT(StreamsGraph.TELEMETRY),
    /** Batches are read and parsed, nothing else. */
    READ(StreamsGraph.TELEMETRY),
    SESSIONS(StreamsGraph.TELEMETRY, StreamsGraph.PROFILES, StreamsGraph.CLASSES),
    BOARDS(BoardsTopology.SCORES_TOPIC),
    USAGE(UsageTopology.ACTIVITY_TOPIC),
    /** What ships. */
    COMPOSED(
            StreamsGraph.TELEMETRY,
            StreamsGraph.PROFILES,
            StreamsGraph.CLASSES,
            BoardsTopology.SCORES_TOPIC,
            UsageTopology.ACTIVITY_TOPIC);

    /** Where the peer's counts go: to a topic of the catalogue with as many partitions as that of its input. */
    private static final String COUNTS = StreamsGraph.STATE;

    private static final StreamsConfig SHAPE = new StreamsConfig(Map.of(
            StreamsConfig.APPLICATION_ID_CONFIG, "bench",
            StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "unused:0",
            StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true));

    private static final SmallRyeConfig CONFIG = new SmallRyeConfigBuilder()
            .addDiscoveredConverters()
            .withMapping(SessionConfig.class)
            .withMapping(BoardsConfig.class)
            .withMapping(UsageConfig.class)
            .build();

    private final Set<String> inputs;

    Graph(String... inputs) {
        this.inputs = Set.of(inputs);
    }

    /** The topics it reads. */
    Set<String> inputs() {
        return inputs;
    }

    Topology topology() {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        Topology topology = new Topology(new TopologyConfig(SHAPE));
        switch (this) {
            case COUNT -> {
                return count();
            }
            case READ ->
                topology.addSource(
                                "source",
                                Serdes.String().deserializer(),
                                Serdes.ByteArray().deserializer(),
                                StreamsGraph.TELEMETRY)
                        .addProcessor("reader", () -> new TelemetryReader("end"), "source")
                        .addProcessor("end", End::new, "reader");
            case SESSIONS ->
                StreamsGraph.addSessionsTo(topology, CONFIG.getConfigMapping(SessionConfig.class), registry);
            case BOARDS -> BoardsTopology.addTo(topology, CONFIG.getConfigMapping(BoardsConfig.class), registry);
            case USAGE -> UsageTopology.addTo(topology, CONFIG.getConfigMapping(UsageConfig.class), registry);
            case COMPOSED -> {
                return StreamsGraph.of(
                        SHAPE,
                        CONFIG.getConfigMapping(SessionConfig.class),
                        CONFIG.getConfigMapping(BoardsConfig.class),
                        CONFIG.getConfigMapping(UsageConfig.class),
                        registry);
            }
        }
        return topology;
    }

    /** Where a stage's records end. */
    private static final class End implements Processor<String, MessageLite, Void, Void> {
        @Override
        public void process(Record<String, MessageLite> batch) {}
    }

    private static Topology count() {
        StreamsBuilder builder = new StreamsBuilder(new TopologyConfig(SHAPE));
        builder.stream(StreamsGraph.TELEMETRY, Consumed.with(Serdes.String(), Serdes.ByteArray()))
                .groupByKey(Grouped.with("by-athlete", Serdes.String(), Serdes.ByteArray()))
                .count(Materialized.<String, Long>as(Stores.persistentKeyValueStore("counts"))
                        .withKeySerde(Serdes.String())
                        .withValueSerde(Serdes.Long()))
                .toStream()
                .to(COUNTS, Produced.with(Serdes.String(), Serdes.Long()));
        return builder.build();
    }
}
