package io.fitconnect.streams.quality;

/**
 * Heart rate can't change faster than a body can: over 10 bpm a second is doubtful, over 20 impossible. Compared with
 * the last heart rate in range, up to 5 s before; steps shorter than a second are taken as one second, because straps
 * report about once a second.
 */
final class Jump {
    private static final double SOFT_BPM_PER_S = 10;
    private static final double HARD_BPM_PER_S = 20;
    private static final long REACH_MS = 5_000;

    private int lastBpm = Sample.NONE;
    private long lastMs;

    Quality judge(int bpm, long timeMs) {
        double slope = lastBpm == Sample.NONE ? 0 : slope(bpm, timeMs);
        lastBpm = bpm;
        lastMs = timeMs;
        if (slope > HARD_BPM_PER_S) {
            return Quality.INVALID;
        }
        return slope > SOFT_BPM_PER_S ? Quality.SUSPECT : Quality.OK;
    }

    Jump copy() {
        Jump copy = new Jump();
        copy.lastBpm = lastBpm;
        copy.lastMs = lastMs;
        return copy;
    }

    private double slope(int bpm, long timeMs) {
        long elapsedMs = timeMs - lastMs;
        if (elapsedMs <= 0 || elapsedMs > REACH_MS) {
            return 0;
        }
        return Math.abs(bpm - lastBpm) * 1000.0 / Math.max(1000, elapsedMs);
    }
}
