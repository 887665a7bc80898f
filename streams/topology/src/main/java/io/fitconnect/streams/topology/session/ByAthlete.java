package io.fitconnect.streams.topology.session;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one task's athletes: in a store, those looked up last in memory too, because every batch asks for it.
 */
final class ByAthlete<M> {
    private final KeyValueStore<String, M> store;
    private final M nothing;
    private final Map<String, M> recent;

    /**
     * @param nothing of an athlete of whom nothing is known
     * @param bound held in memory at most
     */
    ByAthlete(KeyValueStore<String, M> store, M nothing, int bound) {
        this.store = store;
        this.nothing = nothing;
        this.recent = new LinkedHashMap<>(64, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, M> eldest) {
                return size() > bound;
            }
        };
    }

    M get(String athleteId) {
        M held = recent.get(athleteId);
        if (held == null) {
            M stored = store.get(athleteId);
            held = stored == null ? nothing : stored;
            recent.put(athleteId, held);
        }
        return held;
    }

    void put(String athleteId, @Nullable M value) {
        recent.remove(athleteId);
        if (value == null) {
            store.delete(athleteId);
        } else {
            store.put(athleteId, value);
        }
    }
}
