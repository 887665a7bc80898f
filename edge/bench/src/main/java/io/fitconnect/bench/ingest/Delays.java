package io.fitconnect.bench.ingest;

import java.util.Arrays;

/** Delays in 32 steps an octave of microseconds. Not thread-safe. */
final class Delays {
    private static final int STEPS = 32;

    private final long[] counts = new long[STEPS * 40];

    void add(long nanos) {
        long micros = Math.max(0, nanos / 1_000);
        int octave = micros < 2 * STEPS ? 0 : Long.SIZE - 6 - Long.numberOfLeadingZeros(micros);
        counts[Math.min(counts.length - 1, octave * STEPS + (int) (micros >>> octave))]++;
    }

    void clear() {
        Arrays.fill(counts, 0);
    }

    void moveTo(Delays other) {
        System.arraycopy(counts, 0, other.counts, 0, counts.length);
        clear();
    }

    private double micros(double quantile) {
        long all = Arrays.stream(counts).sum();
        long seen = 0;
        for (int i = 0; i < counts.length; i++) {
            seen += counts[i];
            if (seen > 0 && seen >= quantile * all) {
                int octave = i < 2 * STEPS ? 0 : i / STEPS - 1;
                return (double) ((long) (i - octave * STEPS) << octave);
            }
        }
        return 0;
    }

    /** p50, p95, p99 and the largest, in microseconds. */
    @Override
    public String toString() {
        return "%.0f %.0f %.0f %.0f".formatted(micros(0.5), micros(0.95), micros(0.99), micros(1));
    }
}
