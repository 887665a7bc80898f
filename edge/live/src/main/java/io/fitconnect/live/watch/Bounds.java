package io.fitconnect.live.watch;

/**
 * What one shard may hold.
 *
 * @param rows board rows; above it the scopes longest without news go, open boards first
 * @param windowRows rows of all different windows, each with {@link #WINDOW_ROWS} on top; above it windows without
 *     viewers go, and if there are none a new one is refused with node.full
 * @param rememberMs how long a window without viewers is kept for those who come back
 */
record Bounds(int rows, int windowRows, long rememberMs) {
    /** What a window takes beside its rows, in rows. */
    static final int WINDOW_ROWS = 100;
    /** Bytes of heap a row of a window takes: its entry, its share of the history, and its encodings. */
    static final int WINDOW_ROW_BYTES = 120;
}
