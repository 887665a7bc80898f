package io.fitconnect.streams.effort;

import io.fitconnect.proto.internal.athlete.v1.Profile;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * The athlete as the formulas see one, every unknown filled with its documented default.
 *
 * @param hrMaxBpm from the profile, else 208 - 0.7 x age (Tanaka 2001), else 190
 * @param hrRestBpm from the profile, else 60
 * @param sex unknown is scored like men
 * @param ageYears from the birth year, else 35
 * @param weightKg from the profile, else 75
 * @param ftpW W, taken as critical power; 0: unknown
 * @param wPrimeJ from the profile, else 20 kJ
 * @param weightKnown whether the weight is the athlete's own
 */
public record Parameters(
        double hrMaxBpm,
        double hrRestBpm,
        Sex sex,
        int ageYears,
        double weightKg,
        double ftpW,
        double wPrimeJ,
        boolean weightKnown) {

    private static final double DEFAULT_HR_MAX_BPM = 190;
    private static final double DEFAULT_HR_REST_BPM = 60;
    private static final int DEFAULT_AGE_YEARS = 35;
    private static final double DEFAULT_WEIGHT_KG = 75;
    private static final double DEFAULT_W_PRIME_J = 20_000;

    /** Of an athlete of whom nothing is known. */
    public static final Parameters UNKNOWN = of(Profile.getDefaultInstance(), 0);

    /** Of a profile, for a session whose first sample has this device time (the age is of that year, UTC). */
    public static Parameters of(Profile profile, long sessionStartMs) {
        boolean ageKnown = profile.getBirthYear() > 0;
        int year = Instant.ofEpochMilli(sessionStartMs).atZone(ZoneOffset.UTC).getYear();
        int age = ageKnown ? Math.max(0, year - profile.getBirthYear()) : DEFAULT_AGE_YEARS;
        double hrMax = DEFAULT_HR_MAX_BPM;
        if (profile.getHrMax() > 0) {
            hrMax = profile.getHrMax();
        } else if (ageKnown) {
            hrMax = 208 - 0.7 * age;
        }
        double rest = profile.getHrRest() > 0 ? profile.getHrRest() : DEFAULT_HR_REST_BPM;
        return new Parameters(
                hrMax,
                Math.min(rest, hrMax - 1),
                sexOf(profile),
                age,
                profile.getWeightKg() > 0 ? profile.getWeightKg() : DEFAULT_WEIGHT_KG,
                profile.getFtpW(),
                profile.getWPrimeJ() > 0 ? profile.getWPrimeJ() : DEFAULT_W_PRIME_J,
                profile.getWeightKg() > 0);
    }

    private static Sex sexOf(Profile profile) {
        return switch (profile.getSex()) {
            case SEX_FEMALE -> Sex.FEMALE;
            case SEX_MALE -> Sex.MALE;
            case SEX_UNSPECIFIED, UNRECOGNIZED -> Sex.UNKNOWN;
        };
    }
}
