package io.fitconnect.live.wall;

import io.fitconnect.live.board.Freshness;
import io.fitconnect.live.board.FreshnessTable;
import io.fitconnect.live.window.Image;
import io.fitconnect.live.window.View;
import io.fitconnect.proto.internal.athlete.v1.AthleteState;
import io.fitconnect.streams.rank.MemberTable;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The participants of a class as they are now. At most {@link #MAX_TILES}; athletes beyond are not shown. A tile goes
 * when its session has ended and its last sample is GONE. On one thread.
 */
public final class Wall implements View {
    public static final int MAX_TILES = 1_000;
    /** Athletes that one wall ever shows, come and gone; the next is not shown. */
    private static final int MAX_MEMBERS = 4 * MAX_TILES;

    private final LongSupplier versions;
    private final LongSupplier clock;
    private final MemberTable members = new MemberTable();
    private final Map<String, Integer> shown = new TreeMap<>();
    private final FreshnessTable freshness = new FreshnessTable(this::lastSeenMs);
    private @Nullable AthleteState[] states = new AthleteState[16];
    private @Nullable TileImage[] images = new TileImage[16];
    private long version;
    private long touchedMs;

    public Wall(LongSupplier versions, LongSupplier clock) {
        this.versions = versions;
        this.clock = clock;
        this.version = versions.getAsLong();
    }

    /** Takes a state unless it is older than the one held; false when there is no room for the athlete. */
    public boolean apply(AthleteState state) {
        touchedMs = clock.getAsLong();
        boolean known = shown.containsKey(state.getAthleteId());
        if (!known && (shown.size() >= MAX_TILES || members.size() >= MAX_MEMBERS)) {
            return false;
        }
        int member = members.add(state.getAthleteId());
        if (member >= states.length) {
            states = Arrays.copyOf(states, states.length * 2);
            images = Arrays.copyOf(images, states.length);
        }
        AthleteState held = states[member];
        if (held != null && older(state, held)) {
            return true;
        }
        boolean over = state.getEnded() && Freshness.at(touchedMs, state.getReceivedMs()) == Freshness.GONE;
        states[member] = over ? null : state;
        if (over) {
            shown.remove(state.getAthleteId());
        } else {
            shown.put(state.getAthleteId(), member);
        }
        freshness.seen(member, touchedMs);
        version = versions.getAsLong();
        return true;
    }

    /** Lets tiles get older. */
    public void age() {
        boolean[] changed = {false};
        freshness.advance(clock.getAsLong(), member -> {
            changed[0] = true;
            AthleteState state = states[member];
            if (state != null && state.getEnded() && freshness.look(member, clock.getAsLong()) == Freshness.GONE) {
                states[member] = null;
                images[member] = null;
                shown.remove(state.getAthleteId());
            }
        });
        if (changed[0]) {
            version = versions.getAsLong();
        }
    }

    public long touchedMs() {
        return touchedMs;
    }

    @Override
    public Image[] rows() {
        Image[] rows = new Image[shown.size()];
        long now = clock.getAsLong();
        int at = 0;
        for (int member : shown.values()) {
            rows[at++] = image(member, now);
        }
        return rows;
    }

    @Override
    public int total() {
        return shown.size();
    }

    @Override
    public long version() {
        return version;
    }

    @Override
    public boolean official() {
        return false;
    }

    private Image image(int member, long now) {
        AthleteState state = states[member];
        if (state == null) {
            throw new IllegalStateException("a shown tile without a state");
        }
        int fresh = freshness.look(member, now);
        TileImage image = images[member];
        if (image == null || !image.shows(state, fresh)) {
            image = images[member] = new TileImage(state, fresh);
        }
        return image;
    }

    /** Of the same session the larger set of samples is newer; of two sessions the one that sent last. */
    private static boolean older(AthleteState state, AthleteState held) {
        return state.getSessionId().equals(held.getSessionId())
                ? Long.compareUnsigned(state.getSampleCount(), held.getSampleCount()) < 0
                : state.getReceivedMs() < held.getReceivedMs();
    }

    private long lastSeenMs(int member) {
        AthleteState state = states[member];
        return state == null ? Long.MIN_VALUE : state.getReceivedMs();
    }
}
