package io.fitconnect.streams.rank;

import java.util.Arrays;

/** Scores by member number; NaN: not on the board. */
final class Scores {
    private double[] scores = {Double.NaN};

    void load(double[] own) {
        scores = own;
    }

    boolean has(int member) {
        return member >= 0 && member < scores.length && !Double.isNaN(scores[member]);
    }

    /** Of a member that was on the board once. */
    double of(int member) {
        return scores[member];
    }

    void set(int member, double score) {
        if (member >= scores.length) {
            int length = scores.length;
            scores = Arrays.copyOf(scores, Math.max(member + 1, length + (length >> 2)));
            Arrays.fill(scores, length, scores.length, Double.NaN);
        }
        scores[member] = score;
    }

    void clear(int member) {
        scores[member] = Double.NaN;
    }

    long footprint() {
        return 16 + 8L * scores.length;
    }
}
