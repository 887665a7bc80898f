package io.fitconnect.competition.entry;

import io.fitconnect.platform.id.AthleteId;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an athlete here; null means unknown.
 *
 * @param sex female or male
 * @param ftpW functional threshold power
 * @param hrMax bpm
 * @param hrRest bpm
 * @param updatedMs when the athlete changed it last, ms since 1970
 */
public record KnownProfile(
        AthleteId athleteId,
        @Nullable Integer birthYear,
        @Nullable String sex,
        @Nullable Double weightKg,
        @Nullable Double ftpW,
        @Nullable Integer hrMax,
        @Nullable Integer hrRest,
        long updatedMs) {

    /** Of an athlete without a profile. */
    public static KnownProfile none(AthleteId athlete) {
        return new KnownProfile(athlete, null, null, null, null, null, null, 0);
    }
}
