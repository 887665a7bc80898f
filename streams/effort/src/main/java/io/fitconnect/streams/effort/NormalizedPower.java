package io.fitconnect.streams.effort;

/**
 * Normalized Power (Allen and Coggan): the fourth root of the mean fourth power of the 30 s rolling mean, over full
 * windows of recorded seconds. Pauses are not filled with zeros: that reproduces what devices show within 1 W.
 */
public final class NormalizedPower {
    private static final int WINDOW_S = 30;
    private static final long BIN_MS = 1_000;

    private final double[] window;
    private int next;
    private long bins;
    private double windowSum;
    private double fourthPowers;

    private long binMs;
    private double binWms;

    public NormalizedPower() {
        this(new double[WINDOW_S]);
    }

    private NormalizedPower(double[] window) {
        this.window = window;
    }

    /** Takes power that stood for this long, spread over bins of one recorded second. */
    public void apply(double watts, long heldMs) {
        long left = heldMs;
        while (left > 0) {
            long part = Math.min(left, BIN_MS - binMs);
            binMs += part;
            binWms += watts * part;
            left -= part;
            if (binMs == BIN_MS) {
                close(binWms / BIN_MS);
                binMs = 0;
                binWms = 0;
            }
        }
    }

    /** W; NaN before the first full window. */
    public double watts() {
        long windows = bins - WINDOW_S + 1;
        return windows <= 0 ? Double.NaN : Math.sqrt(Math.sqrt(fourthPowers / windows));
    }

    public NormalizedPower copy() {
        NormalizedPower copy = new NormalizedPower(window.clone());
        copy.next = next;
        copy.bins = bins;
        copy.windowSum = windowSum;
        copy.fourthPowers = fourthPowers;
        copy.binMs = binMs;
        copy.binWms = binWms;
        return copy;
    }

    private void close(double watts) {
        windowSum += watts - window[next];
        window[next] = watts;
        next = (next + 1) % WINDOW_S;
        bins++;
        if (bins >= WINDOW_S) {
            double mean = Math.max(0, windowSum) / WINDOW_S;
            fourthPowers += mean * mean * mean * mean;
        }
    }
}
