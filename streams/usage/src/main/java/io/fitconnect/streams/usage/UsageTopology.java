package io.fitconnect.streams.usage;

import io.fitconnect.proto.internal.equipment.v1.Activity;
import io.fitconnect.proto.internal.equipment.v1.Usage;
import io.fitconnect.proto.internal.equipment.v1.UsageState;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** The usage stage as named parts of a topology: sessions' activity in, each machine's usage out. */
public final class UsageTopology {

    public static final String ACTIVITY_TOPIC = "equipment.activity.v1";
    public static final String USAGE_TOPIC = "equipment.usage.v1";

    public static final String SOURCE = "equipment-activity-source";
    public static final String PROCESSOR = "usage";
    public static final String STORE = "equipment-usage";
    public static final String SINK = "equipment-usage-sink";

    private UsageTopology() {}

    public static void addTo(Topology topology, UsageConfig config, MeterRegistry registry) {
        UsageMetrics metrics = new UsageMetrics(registry);
        var strings = Serdes.String();
        topology.addSource(
                        SOURCE,
                        strings.deserializer(),
                        new ProtoSerde<>(Activity.parser()).deserializer(),
                        ACTIVITY_TOPIC)
                .addProcessor(PROCESSOR, new Supplier(config, metrics), SOURCE)
                .addSink(SINK, USAGE_TOPIC, strings.serializer(), ProtoSerde.<Usage>writer(), PROCESSOR);
    }

    /** Brings the store along, so that the graph can't have the one without the other. */
    private record Supplier(UsageConfig config, UsageMetrics metrics)
            implements ProcessorSupplier<String, Activity, String, Usage> {

        @Override
        public Processor<String, Activity, String, Usage> get() {
            return new UsageProcessor(config, metrics);
        }

        @Override
        public Set<StoreBuilder<?>> stores() {
            StoreBuilder<KeyValueStore<String, UsageState>> usage = Stores.keyValueStoreBuilder(
                    Stores.persistentKeyValueStore(STORE), Serdes.String(), new ProtoSerde<>(UsageState.parser()));
            // What changes several times between two commits is written, and goes to the changelog, once.
            return Set.of(usage.withCachingEnabled());
        }
    }
}
