package io.fitconnect.live.window;

import io.fitconnect.sockets.Encoding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A window at one version: never changes, read by every event loop that has viewers of it. Frames are encoded when the
 * first viewer needs them and kept for the others; the lock is held only while that one encodes.
 */
public final class Edition {
    private final Heading heading;
    private final long version;
    private final int total;
    private final long asOfMs;
    private final boolean official;
    private final Image[] rows;
    private final History.Trail trail;

    private final Map<FrameKey, Frame> frames = new HashMap<>(4);
    private @Nullable Map<String, Image> byKey;

    private record FrameKey(Kind kind, Encoding encoding, long from) {}

    /** What a viewer of an older version lacks. */
    record Changes(long from, Image[] upserts, String[] removed) {}

    Edition(
            Heading heading,
            long version,
            int total,
            long asOfMs,
            boolean official,
            Image[] rows,
            History.Trail trail) {
        this.heading = heading;
        this.version = version;
        this.total = total;
        this.asOfMs = asOfMs;
        this.official = official;
        this.rows = rows;
        this.trail = trail;
    }

    public Heading heading() {
        return heading;
    }

    public long version() {
        return version;
    }

    public int total() {
        return total;
    }

    public long asOfMs() {
        return asOfMs;
    }

    /** Whether these are final standings. */
    public boolean official() {
        return official;
    }

    Image[] rows() {
        return rows;
    }

    History.Trail trail() {
        return trail;
    }

    /** The whole window. */
    public Frame snapshot(Encoding encoding) {
        return frame(heading.wall() ? Kind.WALL_SNAPSHOT : Kind.SNAPSHOT, encoding);
    }

    /** The official standings. */
    public Frame ended(Encoding encoding) {
        return frame(Kind.ENDED, encoding);
    }

    /**
     * What changed since a version this window had, empty when it is this one; null when that version is unknown or too
     * long ago.
     */
    public synchronized @Nullable Frame since(long from, Encoding encoding) {
        FrameKey key = new FrameKey(heading.wall() ? Kind.WALL_DELTA : Kind.DELTA, encoding, from);
        Frame known = frames.get(key);
        if (known != null) {
            return known;
        }
        Changes changes = changesSince(from);
        if (changes == null) {
            return null;
        }
        Frame made = FrameEncoder.delta(key.kind(), encoding, this, changes);
        frames.put(key, made);
        return made;
    }

    private synchronized Frame frame(Kind kind, Encoding encoding) {
        return frames.computeIfAbsent(new FrameKey(kind, encoding, 0), key -> FrameEncoder.whole(kind, encoding, this));
    }

    private @Nullable Changes changesSince(long from) {
        if (from == version) {
            return new Changes(from, new Image[0], new String[0]);
        }
        List<Step> steps = new ArrayList<>();
        long until = version;
        long number = trail.newest();
        while (until != from) {
            Step step = trail.step(number--);
            if (step == null || step.to() != until) {
                return null;
            }
            steps.addFirst(step);
            until = step.from();
        }
        return merge(from, steps);
    }

    /** Named by any step since: shown now, it is sent as it is now; not shown now but then, it is removed. */
    private Changes merge(long from, List<Step> steps) {
        Map<String, Boolean> shownThen = new LinkedHashMap<>();
        for (Step step : steps) {
            name(step.added(), false, shownThen);
            name(step.changed(), true, shownThen);
            name(step.removed(), true, shownThen);
        }
        Map<String, Image> now = byKey();
        List<Image> upserts = new ArrayList<>();
        List<String> removed = new ArrayList<>();
        shownThen.forEach((key, shown) -> {
            Image image = now.get(key);
            if (image != null) {
                upserts.add(image);
            } else if (shown) {
                removed.add(key);
            }
        });
        return new Changes(from, upserts.toArray(Image[]::new), removed.toArray(String[]::new));
    }

    private static void name(String[] keys, boolean shownBefore, Map<String, Boolean> shownThen) {
        for (String key : keys) {
            shownThen.putIfAbsent(key, shownBefore);
        }
    }

    private Map<String, Image> byKey() {
        Map<String, Image> made = byKey;
        if (made == null) {
            made = HashMap.newHashMap(rows.length);
            for (Image row : rows) {
                made.put(row.key(), row);
            }
            byKey = made;
        }
        return made;
    }
}
