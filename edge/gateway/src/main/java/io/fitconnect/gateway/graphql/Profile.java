package io.fitconnect.gateway.graphql;

import io.fitconnect.proto.internal.athlete.v1.ProfileAnswer;
import java.math.BigInteger;
import java.util.Locale;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

/** A profile as services/users shows it to the caller. */
@Type("Profile")
@Description("What scoring and screens need of an athlete; null means unknown, or not for the caller to see")
public record Profile(
        @Nullable String name,
        @Nullable Integer birthYear,
        @Description("female or male") @Nullable String sex,
        @Description("kg") @Nullable Double weightKg,
        @Description("bpm") @Nullable Integer hrMax,
        @Description("bpm") @Nullable Integer hrRest,

        @Description("Functional threshold power, W") @Nullable Double ftpW,

        @Description("Work capacity above it, J") @Nullable Double wPrimeJ,
        @NonNull Consent consent,

        @Description("Number of its changes, from 1; If-Match of a change") @NonNull BigInteger version,

        @Description("ms since 1970") @NonNull BigInteger updatedMs) {

    /** What the athlete lets others see. */
    @Type("Consent")
    @Description("What the athlete lets others see")
    public record Consent(
            boolean openBoards,
            boolean showName,
            boolean showHeartRate,

            @Description("Null: not asked yet, and joining a class says yes for that class") @Nullable Boolean coachSeesHeartRate,

            @Description("Workouts, samples, and the figures of the body here")
            boolean coachSeesWorkouts) {}

    static Profile of(ProfileAnswer answer) {
        var it = answer.getProfile();
        String sex = it.getSex().name().toLowerCase(Locale.ROOT).substring("sex_".length());
        return new Profile(
                it.getName().isEmpty() ? null : it.getName(),
                orNull(it.getBirthYear()),
                sex.equals("female") || sex.equals("male") ? sex : null,
                orNull(it.getWeightKg()),
                orNull(it.getHrMax()),
                orNull(it.getHrRest()),
                orNull(it.getFtpW()),
                orNull(it.getWPrimeJ()),
                consent(it.getConsent()),
                BigInteger.valueOf(answer.getVersion()),
                BigInteger.valueOf(it.getUpdatedMs()));
    }

    private static Consent consent(io.fitconnect.proto.internal.athlete.v1.Consent it) {
        return new Consent(
                it.getOpenBoards(),
                it.getShowName(),
                it.getShowHeartRate(),
                it.hasCoachSeesHeartRate() ? it.getCoachSeesHeartRate() : null,
                it.getCoachSeesWorkouts());
    }

    private static @Nullable Integer orNull(int value) {
        return value == 0 ? null : value;
    }

    private static @Nullable Double orNull(double value) {
        return value == 0 ? null : value;
    }
}
