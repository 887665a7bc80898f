package io.fitconnect.gateway.graphql;

import io.fitconnect.proto.internal.workouts.v1.WorkoutSummary;
import java.math.BigInteger;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

/** A workout's figures as services/analytics shows them to the caller. */
@Type("Workout")
@Description("A workout's figures, renewed while it runs")
public record Workout(
        @Id @NonNull String sessionId,
        @Ignore String athleteId,
        @Ignore @Nullable String classId,
        @Description("It is over; else it runs") boolean ended,

        @Description("Distinct samples behind the figures") @NonNull BigInteger sampleCount,

        @Description("Device time of the first sample, ms since 1970") @NonNull BigInteger startMs,

        @Description("Device time of the newest sample, ms since 1970") @NonNull BigInteger endMs,

        @Description("s") double durationS,

        @Description("bpm; null: no heart rate counts") @Nullable Double heartRateMean,

        @Description("bpm; null: no heart rate counts") @Nullable Integer heartRateMax,

        @Description("Seconds in zones 1 to 5") @NonNull List<@NonNull Double> zoneSeconds,
        @Description("Edwards points") double effort,
        @Description("Banister") double trimp,
        double energyKcal,
        @Description("W; null without power") @Nullable Double normalizedPowerW,
        double workJ,
        double distanceM,
        int reps,

        @Description("Why it is flagged; null: it is not") @Nullable String flag) {

    static Workout of(WorkoutSummary it) {
        boolean heartRate = it.getHeartRateMax() > 0;
        return new Workout(
                it.getSessionId(),
                it.getAthleteId(),
                it.getClassId().isEmpty() ? null : it.getClassId(),
                it.getEnded(),
                BigInteger.valueOf(it.getSampleCount()),
                BigInteger.valueOf(it.getStartMs()),
                BigInteger.valueOf(it.getEndMs()),
                it.getDurationS(),
                heartRate ? it.getHeartRateMean() : null,
                heartRate ? it.getHeartRateMax() : null,
                it.getZoneSecondsList(),
                it.getEffort(),
                it.getTrimp(),
                it.getEnergyKcal(),
                it.hasNormalizedPowerW() ? it.getNormalizedPowerW() : null,
                it.getWorkJ(),
                it.getDistanceM(),
                it.getReps(),
                it.getFlag().isEmpty() ? null : it.getFlag());
    }
}
