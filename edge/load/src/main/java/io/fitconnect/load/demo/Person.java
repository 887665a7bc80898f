package io.fitconnect.load.demo;

import java.util.Locale;
import java.util.random.RandomGenerator;

/**
 * One simulated athlete's body.
 *
 * @param hrMax bpm
 * @param hrRest bpm
 * @param tauOnS time constant of the heart rate's rise, s
 * @param tauOffS and of its fall, s
 * @param deadTimeS before the heart answers at all, s
 * @param ftpW power that can be held for an hour, W
 * @param wPrimeJ work above it, J
 */
record Person(
        String athleteId,
        String name,
        boolean female,
        int birthYear,
        double weightKg,
        int hrMax,
        int hrRest,
        double tauOnS,
        double tauOffS,
        int deadTimeS,
        double ftpW,
        double wPrimeJ) {
    private static final String[] NAMES = {
        "Ada", "Bela", "Chidi", "Dara", "Emil", "Freya", "Goran", "Hana", "Iker", "Jun", "Kofi", "Lena", "Mateo",
        "Nia", "Oskar", "Priya", "Quinn", "Rosa", "Sven", "Tomoe", "Uma", "Viktor", "Wanja", "Ximena", "Yara", "Zane",
    };
    private static final int THIS_YEAR = 2026;

    /** Aerobic power in watts: FTP is about 80 % of it (Allen, Coggan, Training and Racing with a Power Meter). */
    double aerobicPowerW() {
        return ftpW / 0.8;
    }

    /** The same number always makes the same person. */
    static Person of(int number, RandomGenerator random) {
        boolean female = random.nextBoolean();
        int age = (int) Math.clamp(random.nextGaussian(35, 10), 18, 65);
        double weightKg = Math.clamp(random.nextGaussian(female ? 64 : 78, 9), 45, 110);
        // Tanaka, Monahan, Seals, JACC 37:153 (2001), with its spread between people.
        int hrMax = (int) Math.clamp(random.nextGaussian(208 - 0.7 * age, 7), 150, 215);
        int hrRest = (int) Math.clamp(random.nextGaussian(60, 6), 42, 80);
        double slowness =
                Math.clamp(random.nextGaussian(1, HeartResponse.TAU_DEVIATION_S / HeartResponse.MEAN_TAU_ON_S), 0.4, 2);
        double ftpW = weightKg * Math.clamp(random.nextGaussian(female ? 2.6 : 3.0, 0.5), 1.5, 4.8);
        return new Person(
                String.format(Locale.ROOT, "demo-%02d", number),
                NAMES[(number - 1) % NAMES.length] + (number > NAMES.length ? " " + (number - 1) / NAMES.length : ""),
                female,
                THIS_YEAR - age,
                Math.round(weightKg * 10) / 10.0,
                hrMax,
                hrRest,
                HeartResponse.MEAN_TAU_ON_S * slowness,
                HeartResponse.MEAN_TAU_OFF_S * slowness,
                random.nextInt(2, 9),
                Math.round(ftpW),
                Math.round(Math.clamp(random.nextGaussian(18_000, 4_000), 8_000, 30_000)));
    }
}
