package io.fitconnect.live.watch;

import io.fitconnect.live.board.Line;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Settings of the live edge. */
@ConfigMapping(prefix = "fitconnect.live")
public interface LiveConfig {
    /** Event loops that own boards; absent: one a processor. */
    OptionalInt shards();

    /** Board rows held; absent: as many as fit into a third of the heap. Above it, unwatched scopes are dropped. */
    OptionalLong maxRows();

    /** Rows of all different windows, each with 100 on top; absent: as many as fit into a quarter of the heap. */
    OptionalLong maxWindowRows();

    /** A window is cut in intervals of whole ticks: what is asked for by maxRateHz is brought down to that. */
    @WithDefault("PT0.05S")
    Duration tick();

    /** How long a window without viewers is kept for those who come back. */
    @WithDefault("PT60S")
    Duration remember();

    /** Bytes of heap reckoned for a connection: half of the heap holds as many connections as fit. */
    @WithDefault("32768")
    int connectionBytes();

    /** Largest client frame, bytes; a subscription to 200 athletes of 64 characters needs 14 kB. */
    @WithDefault("32768")
    int maxFrameBytes();

    /**
     * Bytes that the kernel may hold for a connection that doesn't read (Linux takes twice that): what lies there is old
     * by the time it is read, and can't be conflated any more. Megabytes by default.
     */
    @WithDefault("65536")
    int kernelQueueBytes();

    /**
     * Of those the bytes that may wait unsent, because the client's own buffer is full, before the kernel takes no more
     * (Linux with epoll; elsewhere the bound above is the only one).
     */
    @WithDefault("4096")
    int kernelUnsentBytes();

    default long windowRows() {
        return maxWindowRows().orElse(Runtime.getRuntime().maxMemory() / 4 / Bounds.WINDOW_ROW_BYTES);
    }

    default long rows() {
        return maxRows().orElse(Runtime.getRuntime().maxMemory() / 3 / Line.HEAP_BYTES);
    }
}
