package io.fitconnect.streams.boards;

import io.fitconnect.proto.internal.boards.v1.BoardRow;
import io.fitconnect.proto.internal.boards.v1.ScopeState;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * The changelogged rows of a task's scopes, in key order: a scope's own row comes before its athletes'. What a scope's
 * own row says is asked at every contribution, and athletes' rows change every second: both are kept in memory too, and
 * what changes several times between two commits is encoded, written, and goes to the changelog once.
 */
final class RowStore {
    private static final int STATES = 1_000;
    /** Rows kept parsed as well, at about 1 KB each in each task. */
    private static final int RECENT = 4_000;

    /** Changed rows held until they are written, at most. */
    private static final int CHANGED = 10_000;

    private final KeyValueStore<String, BoardRow> rows;
    private final Map<String, BoardRow> changed = new HashMap<>();
    private final Map<String, ScopeState> states = new HashMap<>();
    private final Map<String, BoardRow> recent = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, BoardRow> eldest) {
            return size() > RECENT;
        }
    };

    RowStore(KeyValueStore<String, BoardRow> rows) {
        this.rows = rows;
    }

    @Nullable BoardRow get(String key) {
        BoardRow known = recent.get(key);
        known = known == null ? changed.get(key) : known;
        return known == null ? rows.get(key) : known;
    }

    void put(String key, BoardRow row) {
        recent.put(key, row);
        change(key, row);
    }

    /** Writes what has changed; to be done before each commit. */
    void flush() {
        changed.forEach(rows::put);
        changed.clear();
    }

    void delete(String key) {
        states.remove(RowKey.parse(key).scope());
        recent.remove(key);
        changed.remove(key);
        rows.delete(key);
    }

    ScopeState state(String scope) {
        ScopeState known = states.get(scope);
        if (known == null) {
            BoardRow row = get(RowKey.ofScope(scope).text());
            known = row == null ? ScopeState.getDefaultInstance() : row.getState();
            keep(scope, known);
        }
        return known;
    }

    void putState(String scope, ScopeState state) {
        keep(scope, state);
        change(RowKey.ofScope(scope).text(), scopeRow(scope, state));
    }

    private void change(String key, BoardRow row) {
        changed.put(key, row);
        if (changed.size() >= CHANGED) {
            flush();
        }
    }

    private void keep(String scope, ScopeState state) {
        if (states.size() >= STATES) {
            states.clear();
        }
        states.put(scope, state);
    }

    static BoardRow scopeRow(String scope, ScopeState state) {
        return BoardRow.newBuilder().setScope(scope).setState(state).build();
    }

    /**
     * Visits rows in key order from a key (null: the first) up to, not including, another (null: the last), until the
     * visitor says no more; returns the key it stopped at, still to be visited, or null at the end.
     */
    @Nullable String walk(@Nullable String from, @Nullable String end, Predicate<KeyValue<String, BoardRow>> visitor) {
        flush();
        try (KeyValueIterator<String, BoardRow> iterator = rows.range(from, end)) {
            while (iterator.hasNext()) {
                KeyValue<String, BoardRow> entry = iterator.next();
                if (entry.key.equals(end)) {
                    return null;
                }
                if (!visitor.test(entry)) {
                    return entry.key;
                }
            }
            return null;
        }
    }
}
