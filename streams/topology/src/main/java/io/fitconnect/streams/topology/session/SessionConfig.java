package io.fitconnect.streams.topology.session;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the session stage keeps its sessions. */
@ConfigMapping(prefix = "fitconnect.streams.sessions")
public interface SessionConfig {
    /** A session ends when nothing has come for this long; what comes later reopens it. */
    @WithDefault("PT10M")
    Duration silence();

    /** How long after its last sample an ended session still takes samples; then its log is deleted. */
    @WithDefault("PT24H")
    Duration retention();

    /** How long a closed session is remembered, so that its samples are refused and don't make a new one. */
    @WithDefault("P31D")
    Duration memory();

    /** A profile change this long after a session's end no longer changes the session's figures. */
    @WithDefault("PT10M")
    Duration rescore();

    /** A running session's summary, and what it did on its machine, leave at most this often. */
    @WithDefault("PT10S")
    Duration summaryEvery();

    /**
     * Sessions held in memory by each task; beyond it the longest unused leaves and is read from its log again. 0: as
     * many as fit into a quarter of the heap, at 32 KB each in six tasks.
     */
    @WithDefault("0")
    int inMemory();

    /** Distinct samples a session may have; further ones are refused. A rebuild holds them all for a moment. */
    @WithDefault("500000")
    int maxSamples();
}
