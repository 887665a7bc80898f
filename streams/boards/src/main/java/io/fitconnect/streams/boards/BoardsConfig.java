package io.fitconnect.streams.boards;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the boards stage paces itself. */
@ConfigMapping(prefix = "fitconnect.streams.boards")
public interface BoardsConfig {

    /** Changed rows leave at most this often; over 50 ms is refused, since a board must not lag behind its athletes. */
    @WithDefault("PT0.02S")
    Duration tick();

    /** Standings become official this long after the scope's end, even while sessions of it are open. */
    @WithDefault("PT60S")
    Duration grace();

    /** Standings become official no sooner than this after the scope's end, so that what is on its way arrives. */
    @WithDefault("PT2S")
    Duration settle();

    /**
     * An open board ends this long after its day or week is over in UTC. A session counts for the day on which it began,
     * so this is the time for one that runs on past midnight and for a device that was offline.
     */
    @WithDefault("PT36H")
    Duration openFor();

    /** Rows of a scope to which nothing was contributed for this long are deleted. */
    @WithDefault("P45D")
    Duration retention();

    /** Official standings are sent again after a restart within this time; longer than the producer's delivery timeout. */
    @WithDefault("PT5M")
    Duration announceAgain();

    /** Rows that a tick reads or sends at most, for work that can wait: re-sending, announcing, deleting. */
    @WithDefault("2000")
    int stepRows();

    /** Changed rows held for the next tick at most; one more and they leave at once. */
    @WithDefault("10000")
    int pendingRows();
}
