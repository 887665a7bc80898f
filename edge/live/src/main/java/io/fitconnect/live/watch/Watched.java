package io.fitconnect.live.watch;

import io.fitconnect.live.window.Edition;
import io.fitconnect.live.window.SharedWindow;
import java.util.ArrayList;
import java.util.List;

/** A window with the rooms that show it and the time of its next edition. On the owner's thread. */
final class Watched {
    private final WindowKey key;
    private final Stand stand;
    private final SharedWindow window;
    private final List<Room> rooms = new ArrayList<>(1);
    private long dueMs;
    private long abandonedMs;

    Watched(WindowKey key, Stand stand, SharedWindow window) {
        this.key = key;
        this.stand = stand;
        this.window = window;
    }

    WindowKey key() {
        return key;
    }

    Stand stand() {
        return stand;
    }

    List<Room> rooms() {
        return rooms;
    }

    long dueMs() {
        return dueMs;
    }

    long abandonedMs() {
        return abandonedMs;
    }

    void abandon(long nowMs) {
        abandonedMs = nowMs;
    }

    /** 0 before the first edition. */
    long shownVersion() {
        Edition shown = window.edition();
        return shown == null ? 0 : shown.version();
    }

    /** Whether viewers may lack something. */
    boolean behind() {
        return !rooms.isEmpty() && (window.edition() == null || window.behind());
    }

    /** The newest edition, cut now. */
    Edition refresh(long nowMs) {
        Edition before = window.edition();
        Edition now = window.refresh(nowMs);
        if (before != now) {
            dueMs = nowMs + key.intervalMs();
        }
        return now;
    }

    /** The edition that the other rooms show; a first room gets one cut now. */
    Edition shown(long nowMs) {
        Edition shown = window.edition();
        return shown == null || rooms.size() == 1 ? refresh(nowMs) : shown;
    }
}
