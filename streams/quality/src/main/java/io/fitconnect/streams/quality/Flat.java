package io.fitconnect.streams.quality;

/** An unchanged heart rate while the athlete moves is a stuck sensor: doubtful after 90 s, void after 300 s. */
final class Flat {
    private static final long SOFT_MS = 90_000;
    private static final long HARD_MS = 300_000;
    private static final long REACH_MS = 5_000;

    private int bpm = Sample.NONE;
    private long lastMs;
    private long flatMs;

    Quality judge(int newBpm, long timeMs, boolean moving) {
        if (newBpm != bpm) {
            bpm = newBpm;
            flatMs = 0;
        } else if (moving && timeMs - lastMs <= REACH_MS) {
            flatMs += timeMs - lastMs;
        }
        lastMs = timeMs;
        if (flatMs > HARD_MS) {
            return Quality.INVALID;
        }
        return flatMs > SOFT_MS ? Quality.SUSPECT : Quality.OK;
    }

    Flat copy() {
        Flat copy = new Flat();
        copy.bpm = bpm;
        copy.lastMs = lastMs;
        copy.flatMs = flatMs;
        return copy;
    }
}
