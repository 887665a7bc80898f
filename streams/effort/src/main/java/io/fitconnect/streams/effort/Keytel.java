package io.fitconnect.streams.effort;

/**
 * Energy from heart rate after Keytel et al. 2005 (J Sports Sci 23:289), kcal a minute, not below 0. Made for steady
 * exercise; at rest it reads high, so a device's own figure is preferred where there is one.
 */
public final class Keytel {
    private static final double KJ_PER_KCAL = 4.184;

    private Keytel() {}

    public static double kcalPerMinute(Parameters athlete, double bpm) {
        double kjPerMinute = athlete.sex() == Sex.FEMALE
                ? -20.4022 + 0.4472 * bpm - 0.1263 * athlete.weightKg() + 0.074 * athlete.ageYears()
                : -55.0969 + 0.6309 * bpm + 0.1988 * athlete.weightKg() + 0.2017 * athlete.ageYears();
        return Math.max(0, kjPerMinute / KJ_PER_KCAL);
    }
}
