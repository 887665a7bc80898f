package io.fitconnect.streams.topology.session;

import com.google.protobuf.MessageLite;
import io.fitconnect.proto.internal.athlete.v1.Profile;
import io.fitconnect.proto.internal.competition.v1.AthleteEntries;
import io.fitconnect.proto.internal.telemetry.v1.SessionHeader;
import io.fitconnect.streams.boards.BeforeCommit;
import io.fitconnect.streams.topology.Protobuf;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** Makes the session stage with its stores, so that the graph can't have one without the other. */
public record SessionStores(SessionConfig config, SessionMetrics metrics, ClassChanges classes)
        implements ProcessorSupplier<String, Object, String, MessageLite> {
    public static final String LOG = "session-log";
    public static final String HEADERS = "sessions";
    public static final String BEFORE_COMMIT = "sessions-before-commit";
    public static final String PROFILES = "profiles";
    public static final String ENTRIES = "entries";

    @Override
    public Processor<String, Object, String, MessageLite> get() {
        return new SessionProcessor(config, metrics, classes);
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
        // In this order, always: the described graph follows it where names fall into one bucket.
        return new LinkedHashSet<>(List.of(
                BeforeCommit.named(BEFORE_COMMIT),
                Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(LOG), Serdes.Bytes(), Serdes.ByteArray()),
                // Cached: what changes between two commits is written, and goes to the changelog, once.
                Stores.keyValueStoreBuilder(
                                Stores.persistentKeyValueStore(HEADERS),
                                Serdes.String(),
                                Protobuf.serde(SessionHeader.parser()))
                        .withCachingEnabled(),
                Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(PROFILES), Serdes.String(), Protobuf.serde(Profile.parser())),
                Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(ENTRIES),
                        Serdes.String(),
                        Protobuf.serde(AthleteEntries.parser()))));
    }
}
