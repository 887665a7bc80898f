package io.fitconnect.streams.quality;

/**
 * The beat-to-beat intervals must tell the same heart rate: over 10 % apart is doubtful. Both are smoothed over about
 * ten samples first, because a strap's heart rate is itself an average and a single interval may be an extra beat.
 */
final class Beats {
    private static final double APART = 0.10;
    private static final double WEIGHT = 0.1;
    private static final int SETTLED = 10;

    private int seen;
    private double rrMs;
    private double bpm;

    Quality judge(int newBpm, float meanRrMs) {
        if (!(meanRrMs > 0)) {
            return Quality.OK;
        }
        double weight = seen == 0 ? 1 : WEIGHT;
        rrMs += weight * (meanRrMs - rrMs);
        bpm += weight * (newBpm - bpm);
        seen++;
        return seen >= SETTLED && Math.abs(60_000 / rrMs - bpm) > APART * bpm ? Quality.SUSPECT : Quality.OK;
    }

    Beats copy() {
        Beats copy = new Beats();
        copy.seen = seen;
        copy.rrMs = rrMs;
        copy.bpm = bpm;
        return copy;
    }
}
