package io.fitconnect.training.heartrate;

/**
 * A heart rate that is to be expected.
 *
 * @param bpm the middle
 * @param low lower end of the 90 % prediction interval
 * @param high upper end of it
 */
public record Prediction(double bpm, double low, double high) {
    private static final double Z90 = 1.6449;

    static Prediction of(double bpm, double variance) {
        double half = Z90 * Math.sqrt(variance);
        return new Prediction(bpm, bpm - half, bpm + half);
    }

    boolean holds(double actual) {
        return actual >= low && actual <= high;
    }
}
