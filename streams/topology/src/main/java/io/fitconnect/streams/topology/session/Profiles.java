package io.fitconnect.streams.topology.session;

import io.fitconnect.proto.internal.athlete.v1.Profile;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Profiles of one task's athletes: in a store, those looked up last in memory too, because every batch asks for one. */
final class Profiles {
    private final KeyValueStore<String, Profile> store;
    private final Map<String, Profile> recent;

    Profiles(KeyValueStore<String, Profile> store, int bound) {
        this.store = store;
        this.recent = new LinkedHashMap<>(64, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Profile> eldest) {
                return size() > bound;
            }
        };
    }

    /** An empty profile when there is none. */
    Profile get(String athleteId) {
        Profile held = recent.get(athleteId);
        if (held == null) {
            Profile stored = store.get(athleteId);
            held = stored == null ? Profile.getDefaultInstance() : stored;
            recent.put(athleteId, held);
        }
        return held;
    }

    void put(String athleteId, @Nullable Profile profile) {
        recent.remove(athleteId);
        if (profile == null) {
            store.delete(athleteId);
        } else {
            store.put(athleteId, profile);
        }
    }
}
