package io.fitconnect.streams.boards;

import io.fitconnect.proto.internal.boards.v1.BoardRow;
import io.fitconnect.proto.internal.boards.v1.ScopeState;
import java.util.function.Predicate;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** The changelogged rows of a task's scopes, in key order: a scope's own row comes before its athletes'. */
record RowStore(KeyValueStore<String, BoardRow> rows) {

    @Nullable BoardRow get(String key) {
        return rows.get(key);
    }

    void put(String key, BoardRow row) {
        rows.put(key, row);
    }

    void delete(String key) {
        rows.delete(key);
    }

    ScopeState state(String scope) {
        BoardRow row = rows.get(RowKey.ofScope(scope).text());
        return row == null ? ScopeState.getDefaultInstance() : row.getState();
    }

    void putState(String scope, ScopeState state) {
        rows.put(RowKey.ofScope(scope).text(), scopeRow(scope, state));
    }

    static BoardRow scopeRow(String scope, ScopeState state) {
        return BoardRow.newBuilder().setScope(scope).setState(state).build();
    }

    /**
     * Visits rows in key order from a key (null: the first) up to, not including, another (null: the last), until the
     * visitor says no more; returns the key it stopped at, still to be visited, or null at the end.
     */
    @Nullable String walk(@Nullable String from, @Nullable String end, Predicate<KeyValue<String, BoardRow>> visitor) {
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
