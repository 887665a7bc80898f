package io.fitconnect.streams.coaching;

import java.time.Duration;

/** The heart of the last ten seconds: the median, since misread seconds must not stand for it. */
final class RecentHeart {

    private static final Duration RECENT = Duration.ofSeconds(10);

    private final Window readings;
    private long newestMs;

    RecentHeart() {
        this(new Window(RECENT));
    }

    private RecentHeart(Window readings) {
        this.readings = readings;
    }

    void add(long timeMs, int bpm) {
        readings.add(timeMs, bpm);
        newestMs = timeMs;
    }

    /** bpm; 0: no heart rate has counted for ten seconds. */
    int bpm(long timeMs) {
        boolean isRecent = timeMs - newestMs <= RECENT.toMillis();
        return isRecent ? (int) Math.round(readings.median()) : 0;
    }

    RecentHeart copy() {
        RecentHeart copy = new RecentHeart(readings.copy());
        copy.newestMs = newestMs;
        return copy;
    }
}
