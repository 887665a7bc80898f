package io.fitconnect.streams.coaching;

import java.time.Duration;
import java.util.Arrays;

/** The mean of the readings of the last so many seconds; at most 1,024 of them, then the oldest go. */
final class Window {

    private static final int BOUND = 1024;
    /** A window counts as full when its readings span this share of it: the first second has no reading before it. */
    private static final double FULL_SHARE = 0.9;

    private final long lengthMs;
    /** A ring whose length is a power of two. */
    private long[] times = new long[16];

    private double[] values = new double[16];
    private int first;
    private int size;
    private double sum;

    Window(Duration length) {
        this.lengthMs = length.toMillis();
    }

    void add(long timeMs, double value) {
        while (size > 0 && (timeMs - times[first] >= lengthMs || size == BOUND)) {
            sum -= values[first];
            first = (first + 1) & (times.length - 1);
            size--;
        }
        if (size == 0) {
            sum = 0; // what rounding left behind
        }
        if (size == times.length) {
            grow();
        }
        int next = (first + size) & (times.length - 1);
        times[next] = timeMs;
        values[next] = value;
        size++;
        sum += value;
    }

    /** NaN without readings. */
    double mean() {
        return size == 0 ? Double.NaN : sum / size;
    }

    /** The lower one of two middle readings; NaN without readings. Sorts: not for every sample. */
    double median() {
        if (size == 0) {
            return Double.NaN;
        }
        double[] sorted = new double[size];
        for (int i = 0; i < size; i++) {
            sorted[i] = values[(first + i) & (times.length - 1)];
        }
        Arrays.sort(sorted);
        return sorted[(size - 1) / 2];
    }

    boolean isFull() {
        return size == BOUND
                || (size > 1 && times[(first + size - 1) & (times.length - 1)] - times[first] >= FULL_SHARE * lengthMs);
    }

    void clear() {
        size = 0;
        sum = 0;
    }

    Window copy() {
        Window copy = new Window(Duration.ofMillis(lengthMs));
        copy.times = times.clone();
        copy.values = values.clone();
        copy.first = first;
        copy.size = size;
        copy.sum = sum;
        return copy;
    }

    private void grow() {
        long[] oldTimes = times;
        double[] oldValues = values;
        times = Arrays.copyOf(oldTimes, size * 2);
        values = Arrays.copyOf(oldValues, size * 2);
        for (int i = 0; i < size; i++) {
            times[i] = oldTimes[(first + i) % size];
            values[i] = oldValues[(first + i) % size];
        }
        first = 0;
    }
}
