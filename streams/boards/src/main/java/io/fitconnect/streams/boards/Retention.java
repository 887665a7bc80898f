package io.fitconnect.streams.boards;

import io.fitconnect.proto.internal.boards.v1.ScopeState;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** Finds scopes that nobody has contributed to for the retention time and deletes their rows, some at each step. */
final class Retention {

    private static final long PAUSE_MS = Duration.ofHours(1).toMillis();

    private final BoardsConfig config;
    private final RowStore rows;
    private final Queue<String> expired = new ArrayDeque<>();
    private @Nullable String cursor;
    private long pausedUntilMs;

    Retention(BoardsConfig config, RowStore rows) {
        this.config = config;
        this.rows = rows;
    }

    /** Deletes a few expired rows and returns their keys, for which the caller sends tombstones. */
    List<String> step(long nowMs) {
        String scope = expired.peek();
        if (scope != null) {
            return purge(scope, nowMs);
        }
        if (nowMs >= pausedUntilMs) {
            search(nowMs);
        }
        return List.of();
    }

    private void search(long nowMs) {
        int[] left = {config.stepRows()};
        cursor = rows.walk(cursor, null, row -> {
            if (left[0]-- == 0) {
                return false;
            }
            RowKey key = RowKey.parse(row.key);
            if (key.isScope() && isExpired(row.value.getState(), nowMs)) {
                expired.add(key.scope());
            }
            return true;
        });
        pausedUntilMs = cursor == null ? nowMs + PAUSE_MS : nowMs;
    }

    private List<String> purge(String scope, long nowMs) {
        if (rows.get(RowKey.ofScope(scope).text()) == null || !isExpired(rows.state(scope), nowMs)) {
            expired.remove();
            return List.of();
        }
        List<String> keys = keys(scope);
        // The scope's own row goes last: with it goes the knowledge that the others are to be deleted.
        String own = keys.removeFirst();
        if (keys.size() < config.stepRows()) {
            expired.remove();
            keys.add(own);
        }
        keys.forEach(rows::delete);
        return keys;
    }

    private List<String> keys(String scope) {
        List<String> keys = new ArrayList<>();
        RowKey key = RowKey.ofScope(scope);
        rows.walk(key.text(), key.end(), row -> {
            keys.add(row.key);
            return keys.size() <= config.stepRows();
        });
        return keys;
    }

    private boolean isExpired(ScopeState state, long nowMs) {
        long neededMs = Math.max(state.getTouchedMs(), state.getRules().getEndMs());
        return nowMs - neededMs > config.retention().toMillis();
    }
}
