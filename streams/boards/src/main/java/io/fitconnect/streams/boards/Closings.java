package io.fitconnect.streams.boards;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Scopes that have ended and wait for their sessions to end, or for the grace period to pass. */
final class Closings {

    private final BoardsConfig config;
    private final RowStore rows;
    private final Map<String, Closing> byScope = new HashMap<>();

    Closings(BoardsConfig config, RowStore rows) {
        this.config = config;
        this.rows = rows;
    }

    /** Counts from when this task heard of the end, so that after an outage the backlog still has its time. */
    void ended(String scope, long nowMs) {
        byScope.putIfAbsent(scope, new Closing(RowKey.ofScope(scope), nowMs));
    }

    /** A row of the scope changed and is open now. */
    void opened(String scope, String key) {
        Closing closing = byScope.get(scope);
        if (closing != null) {
            closing.reopen(key);
        }
    }

    /** Takes out the scopes whose standings are due. */
    List<String> due(long nowMs) {
        if (byScope.isEmpty()) {
            return List.of();
        }
        List<String> due = byScope.entrySet().stream()
                .filter(entry -> entry.getValue().isDue(nowMs))
                .map(Map.Entry::getKey)
                .toList();
        due.forEach(byScope::remove);
        return due;
    }

    /** Where the search for an open row stands: everything before the cursor has ended. */
    private final class Closing {
        private final RowKey scope;
        private final long endedMs;
        private @Nullable String cursor;

        Closing(RowKey scope, long endedMs) {
            this.scope = scope;
            this.endedMs = endedMs;
            this.cursor = scope.text();
        }

        void reopen(String key) {
            if (cursor == null || key.compareTo(cursor) < 0) {
                cursor = key;
            }
        }

        boolean isDue(long nowMs) {
            long waitedMs = nowMs - endedMs;
            return waitedMs >= config.grace().toMillis()
                    || (waitedMs >= config.settle().toMillis() && allEnded());
        }

        private boolean allEnded() {
            if (cursor != null) {
                int[] left = {config.stepRows()};
                cursor = rows.walk(cursor, scope.end(), row -> left[0]-- > 0 && !BoardRows.isOpen(row.value));
            }
            return cursor == null;
        }
    }
}
