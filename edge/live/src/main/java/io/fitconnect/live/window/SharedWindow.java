package io.fitconnect.live.window;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One cut of a board or wall, shared by all who asked for the same: computed once a tick, compared with the cut before,
 * and published as an {@link Edition}. On the owner's thread.
 *
 * <p>An edition's version is the board's at that moment, so equal versions show the same through whatever window, and a
 * window whose rows did not change keeps its edition.
 */
public final class SharedWindow {
    private static final String[] NONE = {};

    private final Heading heading;
    private final View view;
    private final History history;
    private final Map<String, Held> held = new HashMap<>();
    private @Nullable Edition edition;
    private long comparison;
    private long seenVersion;

    /** The row last shown for an athlete, and the comparison that last found it in the window. */
    private static final class Held {
        private Image image;
        private long foundIn;

        Held(Image image) {
            this.image = image;
        }
    }

    public SharedWindow(Heading heading, View view, int maxRows) {
        this.heading = heading;
        this.view = view;
        this.history = new History(maxRows);
    }

    /** The newest edition, or null before the first {@link #refresh}. */
    public @Nullable Edition edition() {
        return edition;
    }

    /** Whether the board moved on since the last look. */
    public boolean behind() {
        return seenVersion != view.version();
    }

    /** Cuts anew; the same edition as before when nothing in the window changed. */
    public Edition refresh(long nowMs) {
        Edition before = edition;
        if (before != null && !behind()) {
            return before;
        }
        seenVersion = view.version();
        Image[] rows = view.rows();
        Edition now = before == null ? first(rows, nowMs) : next(before, rows, nowMs);
        edition = now;
        return now;
    }

    private Edition first(Image[] rows, long nowMs) {
        compare(rows, new ArrayList<>(), new ArrayList<>());
        return edition(rows, nowMs, History.Trail.EMPTY);
    }

    private Edition next(Edition before, Image[] rows, long nowMs) {
        List<String> added = new ArrayList<>();
        List<String> changed = new ArrayList<>();
        compare(rows, added, changed);
        String[] removed = removed(rows.length);
        boolean same = added.isEmpty() && changed.isEmpty() && removed.length == 0;
        if (same && before.total() == view.total() && before.official() == view.official()) {
            return before;
        }
        History.Trail trail = history.add(
                before.version(), seenVersion, added.toArray(String[]::new), changed.toArray(String[]::new), removed);
        return edition(rows, nowMs, trail);
    }

    private Edition edition(Image[] rows, long nowMs, History.Trail trail) {
        return new Edition(heading, seenVersion, view.total(), nowMs, view.official(), rows, trail);
    }

    private void compare(Image[] rows, List<String> added, List<String> changed) {
        comparison++;
        for (Image row : rows) {
            Held known = held.get(row.key());
            if (known == null) {
                known = new Held(row);
                held.put(row.key(), known);
                added.add(row.key());
            } else if (known.image != row) {
                known.image = row;
                changed.add(row.key());
            }
            known.foundIn = comparison;
        }
    }

    private String[] removed(int shown) {
        if (held.size() == shown) {
            return NONE;
        }
        List<String> removed = new ArrayList<>(held.size() - shown);
        for (Iterator<Map.Entry<String, Held>> all = held.entrySet().iterator(); all.hasNext(); ) {
            Map.Entry<String, Held> one = all.next();
            if (one.getValue().foundIn != comparison) {
                removed.add(one.getKey());
                all.remove();
            }
        }
        return removed.toArray(String[]::new);
    }
}
