package io.fitconnect.users.thresholds;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fitconnect.platform.id.AthleteId;
import io.fitconnect.proto.internal.workouts.v1.WorkoutPeaks;
import io.fitconnect.users.Profile;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An athlete's limits as workouts show them, and the zones that hold now.
 *
 * @param thresholds one for each kind, those without enough data too
 * @param heartRateZones by the HRmax that scores use: the profile's, else by age, else 190
 * @param powerZones by the profile's FTP, else by the one that workouts show; absent: neither is there
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Limits(
        AthleteId athleteId,
        List<Threshold> thresholds,
        Zones heartRateZones,
        @Nullable Zones powerZones) {
    /** A limit moves with training; what is older says little of today. */
    static final Duration HEART_WINDOW = Duration.ofDays(180);

    private static final Duration POWER_WINDOW = Duration.ofDays(90);
    private static final int ANYBODYS_HR_MAX = 190;

    /** Of the workouts of the last 180 days; the profile may be missing. */
    static Limits of(AthleteId athlete, List<WorkoutPeaks> workouts, @Nullable Profile profile, Instant now) {
        int thisYear = now.atOffset(ZoneOffset.UTC).getYear();
        Integer birthYear = profile == null ? null : profile.birthYear();
        long powerSince = now.minus(POWER_WINDOW).toEpochMilli();
        List<WorkoutPeaks> newer =
                workouts.stream().filter(it -> it.getEndMs() >= powerSince).toList();
        Threshold max = HeartLimits.max(workouts, birthYear, thisYear);
        Double hrMax = Optional.ofNullable(current(profile, Kind.HR_MAX)).orElse(max.value());
        Threshold ftp = PowerLimits.ftp(newer, hrMax);
        List<Threshold> all = List.of(
                max.with(current(profile, Kind.HR_MAX)),
                HeartLimits.rest(workouts).with(current(profile, Kind.HR_REST)),
                ftp.with(current(profile, Kind.FTP)),
                PowerLimits.wPrime(newer).with(current(profile, Kind.W_PRIME)));
        return new Limits(athlete, all, heartZones(profile, birthYear, thisYear), powerZones(profile, ftp));
    }

    Threshold of(Kind kind) {
        return thresholds.stream().filter(it -> it.kind() == kind).findFirst().orElseThrow();
    }

    private static Zones heartZones(@Nullable Profile profile, @Nullable Integer birthYear, int thisYear) {
        Double told = current(profile, Kind.HR_MAX);
        if (told != null) {
            return Zones.heart(told, "profile");
        }
        return birthYear == null
                ? Zones.heart(ANYBODYS_HR_MAX, "default")
                : Zones.heart(208 - 0.7 * (thisYear - birthYear), "age");
    }

    private static @Nullable Zones powerZones(@Nullable Profile profile, Threshold ftp) {
        Double told = current(profile, Kind.FTP);
        if (told != null) {
            return Zones.power(told, "profile");
        }
        return ftp.value() == null ? null : Zones.power(ftp.value(), "workouts");
    }

    private static @Nullable Double current(@Nullable Profile profile, Kind kind) {
        if (profile == null) {
            return null;
        }
        Number told =
                switch (kind) {
                    case HR_MAX -> profile.hrMax();
                    case HR_REST -> profile.hrRest();
                    case FTP -> profile.ftpW();
                    case W_PRIME -> profile.wPrimeJ();
                };
        return told == null ? null : told.doubleValue();
    }
}
