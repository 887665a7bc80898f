package io.fitconnect.measure;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAccumulator;

/** Counts times by size in steps of 2 %, for percentiles; any thread may add. */
public final class Latencies {
    private static final double STEP = Math.log(1.02);
    private static final double SMALLEST_MS = 0.01;
    private static final int STEPS = 1_200; // up to 0.01 ms x 1.02^1200, over a day

    private final AtomicLongArray counts = new AtomicLongArray(STEPS);
    private final LongAccumulator largestMicros = new LongAccumulator(Math::max, 0);

    public void add(double ms) {
        int step = (int) (Math.log(Math.max(ms, SMALLEST_MS) / SMALLEST_MS) / STEP);
        counts.incrementAndGet(Math.min(step, STEPS - 1));
        largestMicros.accumulate((long) (ms * 1000));
    }

    /** Forgets everything, such as a warm-up. */
    public void clear() {
        for (int i = 0; i < STEPS; i++) {
            counts.set(i, 0);
        }
        largestMicros.reset();
    }

    public long count() {
        long sum = 0;
        for (int i = 0; i < STEPS; i++) {
            sum += counts.get(i);
        }
        return sum;
    }

    /** The time that this share of all did not pass, ms, to 2 %; NaN without any. */
    public double percentile(double share) {
        long wanted = (long) Math.ceil(count() * share);
        long seen = 0;
        for (int i = 0; i < STEPS; i++) {
            seen += counts.get(i);
            if (seen >= wanted && seen > 0) {
                return SMALLEST_MS * Math.exp((i + 1) * STEP);
            }
        }
        return Double.NaN;
    }

    /** Cells of a table: count, p50, p90, p99, p99.9, largest. */
    public Object[] cells(String name) {
        return new Object[] {
            name,
            count(),
            text(percentile(0.5)),
            text(percentile(0.9)),
            text(percentile(0.99)),
            text(percentile(0.999)),
            text(largestMicros.get() / 1000.0)
        };
    }

    private static String text(double ms) {
        return Double.isNaN(ms) ? "-" : String.format(Locale.ROOT, ms < 10 ? "%.2f" : "%.0f", ms);
    }
}
