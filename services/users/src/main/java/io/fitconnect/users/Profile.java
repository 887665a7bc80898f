package io.fitconnect.users;

import io.fitconnect.platform.id.AthleteId;
import org.jspecify.annotations.Nullable;

/**
 * What scoring and screens need of an athlete; null means unknown.
 *
 * @param birthYear 1900 to this year
 * @param weightKg 20 to 300
 * @param hrMax 100 to 240 bpm
 * @param hrRest 25 to 120 bpm, below hrMax
 * @param ftpW functional threshold power, 30 to 700 W
 * @param wPrimeJ work capacity above it, 1000 to 60000 J
 * @param updatedMs ms since 1970
 */
public record Profile(
        AthleteId athleteId,
        @Nullable String name,
        @Nullable Integer birthYear,
        @Nullable Sex sex,
        @Nullable Double weightKg,
        @Nullable Integer hrMax,
        @Nullable Integer hrRest,
        @Nullable Double ftpW,
        @Nullable Double wPrimeJ,
        Consent consent,
        long updatedMs) {

    /** The name and the consent alone. */
    Profile withoutBody() {
        return new Profile(athleteId, name, null, null, null, null, null, null, null, consent, updatedMs);
    }
}
