package io.fitconnect.bench.journey;

import io.fitconnect.proto.ingest.v1.Sample;

/**
 * An athlete of the benchmark: a sample a second. Its distance is the time since its first sample at 1 m/s, so a viewer
 * reads from a score when the sample behind it was sent; its heart rate goes up and down between 100 and 179 by a beat
 * a second, so its effort can be recomputed from the number of its samples alone.
 */
final class Rider {
    /** Without a profile: the contract's last resort. */
    private static final int HR_MAX = 190;

    private static final int LOWEST = 100;
    private static final int SPAN = 80;

    private final String id;
    private final int phase;
    private long startMs;
    private double distanceM;
    private int sent;
    private volatile long acked;

    Rider(int number) {
        this.id = "r%06d".formatted(number);
        this.phase = number;
    }

    String id() {
        return id;
    }

    int sent() {
        return sent;
    }

    long acked() {
        return acked;
    }

    void acked(long seq) {
        acked = seq;
    }

    /** The sample of now. */
    Sample next(long nowMs) {
        if (sent == 0) {
            startMs = nowMs;
        }
        distanceM = (nowMs - startMs) / 1000.0;
        int bpm = heartRate(sent);
        sent++;
        // Device times are a second apart, whatever the sender's own pace was.
        return Sample.newBuilder()
                .setSeq(sent)
                .setTimeMs(startMs + (sent - 1) * 1000L)
                .setHeartRateBpm(bpm)
                .setPowerW(150)
                .setDistanceM(distanceM)
                .build();
    }

    private int heartRate(int sample) {
        int step = (phase + sample) % (2 * SPAN);
        return LOWEST + (step < SPAN ? step : 2 * SPAN - 1 - step);
    }

    /** When the sample was sent that made this score, ms since 1970. */
    double sentMs(double score) {
        return startMs + score * 1000;
    }

    double distanceM() {
        return distanceM;
    }

    /** Edwards points of everything sent, recomputed: a second a sample, zones by 50 to 90 % of 190. */
    double effort() {
        double points = 0;
        for (int sample = 0; sample < sent; sample++) {
            int zone = heartRate(sample) * 10 / HR_MAX - 4;
            points += Math.clamp(zone, 0, 5) / 60.0;
        }
        return points;
    }
}
