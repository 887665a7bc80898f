package io.fitconnect.streams.boards;

import io.fitconnect.proto.internal.boards.v1.BoardRow;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * Rows on their way to viewers. A row leaves at once, unless it left within this tick already: then its newest state
 * waits for the next. At the bound all leave at once, so none is ever dropped.
 */
final class ChangedRows {

    private final long tickMs;
    private final int bound;
    private final BiConsumer<String, BoardRow> forward;
    private final Map<String, BoardRow> pending = new LinkedHashMap<>();
    /** Rows that left since the tick began. */
    private final Set<String> sent = new HashSet<>();

    private long begunMs = Long.MIN_VALUE / 2;

    ChangedRows(BoardsConfig config, BiConsumer<String, BoardRow> forward) {
        this.tickMs = config.tick().toMillis();
        this.bound = config.pendingRows();
        this.forward = forward;
    }

    /** For a change that viewers wait for. */
    void add(String key, BoardRow row, long nowMs) {
        if (nowMs - begunMs >= tickMs) {
            flush(nowMs);
        }
        if (sent.size() < bound && sent.add(key)) {
            pending.remove(key);
            forward.accept(key, row);
        } else {
            hold(key, row, nowMs);
        }
    }

    /** For a row that may wait for the tick. */
    void hold(String key, BoardRow row, long nowMs) {
        pending.put(key, row);
        if (pending.size() >= bound) {
            flush(nowMs);
        }
    }

    /** A tick: what waits leaves. */
    void flush(long nowMs) {
        begunMs = nowMs;
        sent.clear();
        if (!pending.isEmpty()) {
            pending.forEach(forward);
            sent.addAll(pending.keySet());
            pending.clear();
        }
    }
}
