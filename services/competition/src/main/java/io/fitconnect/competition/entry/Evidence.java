package io.fitconnect.competition.entry;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/**
 * What a division was decided by, as it was known when the athlete entered; null: unknown then.
 *
 * @param age years, in the rules' year
 * @param sex female or male
 * @param powerWPerKg functional threshold power by weight
 * @param profileUpdatedMs of the profile that said so, ms since 1970; 0: there was none
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Evidence(
        @Nullable Integer age,
        @Nullable String sex,
        @Nullable Double weightKg,
        @Nullable Double ftpW,
        @Nullable Double powerWPerKg,
        long profileUpdatedMs) {

    static Evidence of(KnownProfile profile, int ageYear) {
        Double weightKg = profile.weightKg();
        Double ftpW = profile.ftpW();
        return new Evidence(
                profile.birthYear() == null ? null : (Integer) (ageYear - profile.birthYear()),
                profile.sex(),
                weightKg,
                ftpW,
                weightKg == null || ftpW == null ? null : (Double) (ftpW / weightKg),
                profile.updatedMs());
    }
}
