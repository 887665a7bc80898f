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

    /** Different windows watched at once. */
    @WithDefault("100000")
    int maxWindows();

    /** Windows without viewers that are kept for those who come back. */
    @WithDefault("4096")
    int abandonedWindows();

    /** How long they are kept. */
    @WithDefault("60s")
    Duration remember();

    /** Bytes of heap reckoned for a connection: half of the heap holds as many connections as fit. */
    @WithDefault("32768")
    int connectionBytes();

    /** Largest client frame, bytes; a subscription to 200 athletes of 64 characters needs 14 kB. */
    @WithDefault("32768")
    int maxFrameBytes();

    default long rows() {
        return maxRows().orElse(Runtime.getRuntime().maxMemory() / 3 / Line.HEAP_BYTES);
    }
}
