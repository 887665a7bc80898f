package io.fitconnect.streams.topology;

import io.fitconnect.proto.internal.athlete.v1.Profile;
import io.fitconnect.proto.internal.competition.v1.AthleteEntries;
import io.fitconnect.proto.internal.competition.v1.Competition;
import io.fitconnect.proto.internal.training.v1.TrainingClass;
import io.fitconnect.streams.boards.BoardsConfig;
import io.fitconnect.streams.boards.BoardsTopology;
import io.fitconnect.streams.topology.session.ClassChanges;
import io.fitconnect.streams.topology.session.ClassPlans;
import io.fitconnect.streams.topology.session.SessionConfig;
import io.fitconnect.streams.topology.session.SessionMetrics;
import io.fitconnect.streams.topology.session.SessionStores;
import io.fitconnect.streams.topology.session.Sinks;
import io.fitconnect.streams.topology.session.TelemetryReader;
import io.fitconnect.streams.usage.UsageConfig;
import io.fitconnect.streams.usage.UsageTopology;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.state.Stores;

/**
 * The graph and nothing else. Five sub-topologies: sessions (telemetry, profiles and entries, by athlete), class events,
 * competition events, boards (by scope), usage (by device). They meet only in topics, so each scales by its own key.
 */
public final class StreamsGraph {
    public static final String TELEMETRY = "telemetry.samples.v1";
    public static final String REFUSED = "telemetry.refused.v1";
    public static final String PROFILES = "athlete.profiles.v1";
    public static final String ERASURES = "athlete.erasures.v1";
    public static final String STATE = "athlete.state.v1";
    public static final String CLASSES = "class.lifecycle.v1";
    public static final String CLASS_PLANS = "class.plans.v1";
    public static final String COMPETITIONS = "competition.lifecycle.v1";
    public static final String ENTRIES = "competition.entries.v1";
    public static final String CUES = "coaching.cues.v1";
    public static final String SUMMARIES = "workout.summaries.v1";

    private static final String TELEMETRY_SOURCE = "telemetry-source";
    private static final String TELEMETRY_READER = "telemetry-reader";
    private static final String PROFILES_SOURCE = "profiles-source";
    private static final String ENTRIES_SOURCE = "entries-source";
    private static final String SESSIONS = "sessions";
    private static final String CLASSES_SOURCE = "classes-source";
    private static final String CLASS_EVENTS = "class-events";
    private static final String CLASS_PLANS_SINK = "class-plans-sink";
    private static final String CLASS_ENDS_SINK = "class-ends-sink";
    private static final String CLASS_PLANS_SOURCE = "class-plans-source";
    private static final String CLASS_PLANS_KEEPER = "class-plans-keeper";
    private static final String COMPETITIONS_SOURCE = "competitions-source";
    private static final String COMPETITION_EVENTS = "competition-events";
    private static final String COMPETITION_SCORES_SINK = "competition-scores-sink";

    private static final Deserializer<String> KEYS = Serdes.String().deserializer();
    private static final Serializer<String> KEY = Serdes.String().serializer();

    private StreamsGraph() {}

    public static Topology of(
            StreamsConfig streams,
            SessionConfig sessions,
            BoardsConfig boards,
            UsageConfig usage,
            MeterRegistry registry) {
        Topology topology = new Topology(new TopologyConfig(streams));
        addSessionsTo(topology, sessions, registry);
        BoardsTopology.addTo(topology, boards, registry);
        UsageTopology.addTo(topology, usage, registry);
        // Last, so that the tasks of the others, and where their stores lie, keep their numbers.
        addCompetitionsTo(topology);
        return topology;
    }

    /** The first two sub-topologies alone: sessions, and the classes that they look up. */
    public static void addSessionsTo(Topology topology, SessionConfig config, MeterRegistry registry) {
        SessionMetrics metrics = new SessionMetrics(registry);
        ClassChanges classes = new ClassChanges();
        topology.addSource(TELEMETRY_SOURCE, KEYS, Serdes.ByteArray().deserializer(), TELEMETRY)
                .addSource(PROFILES_SOURCE, KEYS, Protobuf.reader(Profile.parser()), PROFILES)
                .addSource(ENTRIES_SOURCE, KEYS, entries(), ENTRIES)
                .addProcessor(TELEMETRY_READER, () -> new TelemetryReader(SESSIONS), TELEMETRY_SOURCE)
                .addProcessor(
                        SESSIONS,
                        new SessionStores(config, metrics, classes),
                        TELEMETRY_READER,
                        PROFILES_SOURCE,
                        ENTRIES_SOURCE)
                .addSink(Sinks.STATE, STATE, KEY, Protobuf.writer(), SESSIONS)
                .addSink(Sinks.SCORES, BoardsTopology.SCORES_TOPIC, KEY, Protobuf.writer(), SESSIONS)
                .addSink(Sinks.ACTIVITY, UsageTopology.ACTIVITY_TOPIC, KEY, Protobuf.writer(), SESSIONS)
                .addSink(Sinks.SUMMARIES, SUMMARIES, KEY, Protobuf.writer(), SESSIONS)
                .addSink(Sinks.CUES, CUES, KEY, Protobuf.writer(), SESSIONS)
                .addSink(Sinks.ERASURES, ERASURES, KEY, Protobuf.writer(), SESSIONS)
                .addSink(Sinks.REFUSED, REFUSED, KEY, Protobuf.writer(), TELEMETRY_READER, SESSIONS);
        addClasses(topology, classes);
    }

    private static void addCompetitionsTo(Topology topology) {
        topology.addSource(COMPETITIONS_SOURCE, KEYS, Protobuf.reader(Competition.parser()), COMPETITIONS)
                .addProcessor(COMPETITION_EVENTS, CompetitionEvents::new, COMPETITIONS_SOURCE)
                .addSink(
                        COMPETITION_SCORES_SINK,
                        BoardsTopology.SCORES_TOPIC,
                        KEY,
                        Protobuf.writer(),
                        COMPETITION_EVENTS);
    }

    /** A tombstone means no entries; a null would be taken for a profile's. */
    private static Deserializer<AthleteEntries> entries() {
        Deserializer<AthleteEntries> reader = Protobuf.reader(AthleteEntries.parser());
        return (topic, bytes) -> bytes == null ? AthleteEntries.getDefaultInstance() : reader.deserialize(topic, bytes);
    }

    /** A topic is read once by a topology: one task reads classes and copies them to the topic that every task reads. */
    private static void addClasses(Topology topology, ClassChanges changes) {
        topology.addSource(CLASSES_SOURCE, KEYS, Protobuf.reader(TrainingClass.parser()), CLASSES)
                .addProcessor(CLASS_EVENTS, () -> new ClassEvents(CLASS_PLANS_SINK, CLASS_ENDS_SINK), CLASSES_SOURCE)
                .addSink(CLASS_PLANS_SINK, CLASS_PLANS, KEY, Protobuf.writer(), CLASS_EVENTS)
                .addSink(CLASS_ENDS_SINK, BoardsTopology.SCORES_TOPIC, KEY, Protobuf.writer(), CLASS_EVENTS)
                .addGlobalStore(
                        Stores.keyValueStoreBuilder(
                                Stores.inMemoryKeyValueStore(ClassPlans.STORE), Serdes.String(), Serdes.ByteArray()),
                        CLASS_PLANS_SOURCE,
                        KEYS,
                        Serdes.ByteArray().deserializer(),
                        CLASS_PLANS,
                        CLASS_PLANS_KEEPER,
                        () -> new ClassPlans(changes));
    }
}
