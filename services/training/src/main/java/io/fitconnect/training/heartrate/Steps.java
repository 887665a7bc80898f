package io.fitconnect.training.heartrate;

import io.fitconnect.proto.internal.telemetry.v1.TelemetrySample;
import java.util.Arrays;
import java.util.Optional;

/**
 * A session's samples as means over steps of 10 s from its first sample on: the order of arrival doesn't matter, a
 * sample that comes twice hardly does. Only the first 4 hours count. Not for several threads.
 */
final class Steps {
    private static final int MOST = 4 * 3600 / Response.STEP_S;
    private static final int CHANNELS = 1 + Input.values().length;
    private static final int HEART = 0;
    private static final int LOWEST_BPM = 30;
    private static final int HIGHEST_BPM = 230;
    /** An input counts when it is there for so much of the heart rate. */
    private static final double COVERED = 0.8;

    private float[][] sums = new float[CHANNELS][64];
    private short[][] counts = new short[CHANNELS][64];
    private int length;
    private long startMs = -1;

    void add(TelemetrySample it) {
        long fromMs = startMs < 0 ? it.getTimeMs() : startMs;
        long step = Math.floorDiv(it.getTimeMs() - fromMs, Response.STEP_S * 1000L);
        if (step < 0 || step >= MOST) {
            return;
        }
        startMs = fromMs;
        int at = room((int) step);
        boolean worn = !it.hasSkinContact() || it.getSkinContact();
        if (it.hasHeartRateBpm() && worn && it.getHeartRateBpm() >= LOWEST_BPM && it.getHeartRateBpm() <= HIGHEST_BPM) {
            count(HEART, at, it.getHeartRateBpm());
        }
        if (it.hasPowerW()) {
            count(1 + Input.POWER.ordinal(), at, Math.clamp(it.getPowerW(), 0, 2_000));
        }
        if (it.hasSpeedMps()) {
            count(1 + Input.SPEED.ordinal(), at, Math.clamp(it.getSpeedMps(), 0, 30));
        }
        if (it.hasCadenceRpm()) {
            count(1 + Input.CADENCE.ordinal(), at, Math.clamp(it.getCadenceRpm(), 0, 250));
        }
    }

    /** The best input that the session has; empty: none that goes with its heart rate. */
    Optional<Input> input() {
        int hearts = covered(HEART);
        return Arrays.stream(Input.values())
                .filter(input -> hearts > 0 && both(input) >= COVERED * hearts)
                .findFirst();
    }

    /** bpm, NaN where there is none. */
    double[] heartRate() {
        return means(HEART);
    }

    /** In the input's unit, NaN where there is none. */
    double[] values(Input input) {
        return means(1 + input.ordinal());
    }

    private double[] means(int channel) {
        double[] means = new double[length];
        for (int i = 0; i < length; i++) {
            means[i] = counts[channel][i] == 0 ? Double.NaN : sums[channel][i] / counts[channel][i];
        }
        return means;
    }

    private int covered(int channel) {
        int covered = 0;
        for (int i = 0; i < length; i++) {
            covered += counts[channel][i] > 0 ? 1 : 0;
        }
        return covered;
    }

    private int both(Input input) {
        int both = 0;
        for (int i = 0; i < length; i++) {
            both += counts[HEART][i] > 0 && counts[1 + input.ordinal()][i] > 0 ? 1 : 0;
        }
        return both;
    }

    private void count(int channel, int at, float value) {
        if (counts[channel][at] < Short.MAX_VALUE) {
            sums[channel][at] += value;
            counts[channel][at]++;
        }
    }

    private int room(int step) {
        if (step >= sums[0].length) {
            int size = Math.min(MOST, Math.max(step + 1, sums[0].length * 2));
            for (int i = 0; i < CHANNELS; i++) {
                sums[i] = Arrays.copyOf(sums[i], size);
                counts[i] = Arrays.copyOf(counts[i], size);
            }
        }
        length = Math.max(length, step + 1);
        return step;
    }
}
