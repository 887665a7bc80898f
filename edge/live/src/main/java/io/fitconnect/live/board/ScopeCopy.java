package io.fitconnect.live.board;

import io.fitconnect.streams.rank.MemberTable;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A read-only copy of a scope's rows and of those of its boards that somebody watches. On one thread; a change costs one
 * reference, and a rank update for each watched metric.
 */
public final class ScopeCopy {
    private final String scope;
    private final LongSupplier versions;
    private final LongSupplier clock;
    private final MemberTable members = new MemberTable();
    private final Map<Metric, Board> boards = new EnumMap<>(Metric.class);
    private @Nullable Line[] lines = new Line[4];
    private int size;
    private long version;
    private long touchedMs;
    private boolean official;
    private boolean dense;
    private @Nullable FreshnessTable freshness;

    /**
     * @param versions gives a new version at each call, higher than all before
     * @param clock ms since 1970
     */
    public ScopeCopy(String scope, LongSupplier versions, LongSupplier clock) {
        this.scope = scope;
        this.versions = versions;
        this.clock = clock;
        this.version = versions.getAsLong();
    }

    public String scope() {
        return scope;
    }

    /** Rows held. */
    public int size() {
        return size;
    }

    /** Grows with every change that a viewer could see. */
    public long version() {
        return version;
    }

    /** When the last row came, ms since 1970. */
    public long touchedMs() {
        return touchedMs;
    }

    /** Standings are final; freshness stands at GONE from then on and changes no more. */
    public boolean official() {
        return official;
    }

    /** Takes a row as the newest for its athlete; null takes the athlete off the boards. */
    public void apply(String athleteId, @Nullable Line line) {
        int member = members.add(athleteId);
        if (member >= lines.length) {
            lines = Arrays.copyOf(lines, Math.max(member + 1, lines.length + (lines.length >> 1)));
        }
        Line before = lines[member];
        touchedMs = clock.getAsLong();
        if (line == null ? before == null : line.equals(before)) {
            return;
        }
        lines[member] = line;
        size += (line == null ? 0 : 1) - (before == null ? 0 : 1);
        if (freshness != null) {
            freshness.seen(member, touchedMs);
        }
        for (Board board : boards.values()) {
            board.changed(member);
        }
        version = versions.getAsLong();
    }

    /** The scope's own state. */
    public void official(boolean now) {
        if (official != now) {
            official = now;
            version = versions.getAsLong();
        }
    }

    /** Equal scores rank 1-2-2-3, not 1-2-2-4. */
    public boolean dense() {
        return dense;
    }

    /** The scope's own rule. */
    public void dense(boolean now) {
        if (dense != now) {
            dense = now;
            version = versions.getAsLong();
        }
    }

    /** The board of a metric, ranked from now on until it is {@link #unwatch dropped}. */
    public Board watch(Metric metric) {
        return boards.computeIfAbsent(metric, of -> new Board(this, of));
    }

    public void unwatch(Metric metric) {
        boards.remove(metric);
        if (boards.isEmpty()) {
            freshness = null;
        }
    }

    /** Lets displayed rows get older. */
    public void age() {
        FreshnessTable ages = freshness;
        if (ages != null && !official) {
            boolean[] changed = {false};
            ages.advance(clock.getAsLong(), member -> changed[0] = true);
            if (changed[0]) {
                version = versions.getAsLong();
            }
        }
    }

    MemberTable members() {
        return members;
    }

    @Nullable Line line(int member) {
        return member < lines.length ? lines[member] : null;
    }

    int freshness(int member) {
        if (official) {
            return Freshness.GONE;
        }
        FreshnessTable ages = freshness;
        if (ages == null) {
            ages = freshness = new FreshnessTable(this::lastSeenMs);
        }
        return ages.look(member, clock.getAsLong());
    }

    private long lastSeenMs(int member) {
        Line line = line(member);
        return line == null ? Long.MIN_VALUE : line.lastSeenMs();
    }
}
