package io.fitconnect.live.watch;

import io.fitconnect.live.wall.Wall;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Keeps a shard's rows within their bound: scopes that nobody watches go, the longest without news first and open boards
 * before classes. What went is refused from then on, because a copy with rows missing would be a wrong board.
 */
final class Evictions {
    private static final Logger LOG = Logger.getLogger(Evictions.class);
    private static final long QUIET_WALL_MS = 600_000;
    /** Names kept; about as many classes as ran in years on one node. */
    private static final int MAX_NAMES = 100_000;

    private final int maxRows;
    private final LiveMetrics metrics;
    private final Set<String> gone = new LinkedHashSet<>();
    private int rows;
    /** Above the bound, but all watched: not looked at again before there are more rows than this. */
    private int toleratedRows;

    Evictions(int maxRows, LiveMetrics metrics) {
        this.maxRows = maxRows;
        this.metrics = metrics;
    }

    boolean evicted(String scope) {
        return !gone.isEmpty() && gone.contains(scope);
    }

    void count(int change) {
        if (change != 0) {
            rows += change;
            metrics.rows(change);
        }
    }

    boolean full() {
        return rows > maxRows && rows > toleratedRows;
    }

    /** Frees a tenth more than needed, so that not every batch has to look again. */
    void evict(Map<String, Stand> stands) {
        List<Stand> candidates = new ArrayList<>();
        for (Stand stand : stands.values()) {
            if (!stand.watched() && stand.copy().size() > 0) {
                candidates.add(stand);
            }
        }
        candidates.sort(
                Comparator.comparing((Stand stand) -> !stand.copy().scope().startsWith("open/"))
                        .thenComparing(stand -> stand.copy().touchedMs()));
        int enough = maxRows - maxRows / 10;
        for (Stand stand : candidates) {
            if (rows <= enough) {
                break;
            }
            stands.remove(stand.copy().scope());
            count(-stand.copy().size());
            remember(stand.copy().scope());
        }
        if (full()) {
            toleratedRows = rows + maxRows / 10;
            LOG.warnf("watched boards hold %d rows, over the bound of %d", rows, maxRows);
        }
    }

    /** Walls of classes that are over: nobody watches and nobody sent for ten minutes. */
    void forgetQuietWalls(Map<String, Stand> stands, long nowMs) {
        stands.values().removeIf(stand -> {
            Wall wall = stand.wall();
            if (wall != null && !stand.wallWatched() && nowMs - wall.touchedMs() > QUIET_WALL_MS) {
                stand.forgetWall();
            }
            return stand.isEmpty();
        });
    }

    private void remember(String scope) {
        metrics.evicted();
        gone.add(scope);
        if (gone.size() > MAX_NAMES) {
            gone.remove(gone.iterator().next());
        }
        LOG.infof("board rows dropped to stay within memory: scope=%s", scope);
    }
}
