package io.fitconnect.streams.boards;

import io.fitconnect.proto.internal.boards.v1.BoardRow;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Rows that changed since the last tick, the newest state of each. The first change after a quiet tick leaves at once;
 * at the bound all leave at once, so none is ever dropped.
 */
final class ChangedRows {

    private final long tickMs;
    private final int bound;
    private final BiConsumer<String, BoardRow> forward;
    private final Map<String, BoardRow> pending = new LinkedHashMap<>();
    private long flushedMs = Long.MIN_VALUE / 2;

    ChangedRows(BoardsConfig config, BiConsumer<String, BoardRow> forward) {
        this.tickMs = config.tick().toMillis();
        this.bound = config.pendingRows();
        this.forward = forward;
    }

    /** For a change that viewers wait for. */
    void add(String key, BoardRow row, long nowMs) {
        hold(key, row, nowMs);
        if (nowMs - flushedMs >= tickMs) {
            flush(nowMs);
        }
    }

    /** For a row that may wait for the tick. */
    void hold(String key, BoardRow row, long nowMs) {
        pending.put(key, row);
        if (pending.size() >= bound) {
            flush(nowMs);
        }
    }

    void flush(long nowMs) {
        if (!pending.isEmpty()) {
            pending.forEach(forward);
            pending.clear();
            flushedMs = nowMs;
        }
    }
}
