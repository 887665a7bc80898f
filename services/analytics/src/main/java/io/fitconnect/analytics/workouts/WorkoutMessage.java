package io.fitconnect.analytics.workouts;

import io.fitconnect.proto.internal.workouts.v1.QualityCounts;
import io.fitconnect.proto.internal.workouts.v1.WorkoutSummary;
import java.util.Optional;

/** A workout as gRPC carries it. */
final class WorkoutMessage {
    private WorkoutMessage() {}

    static WorkoutSummary of(WorkoutView it) {
        WorkoutSummary.Builder message = WorkoutSummary.newBuilder()
                .setAthleteId(it.athleteId())
                .setSessionId(it.sessionId())
                .setEnded(it.state().equals("ended"))
                .setSampleCount(it.sampleCount())
                .setStartMs(it.startMs())
                .setEndMs(it.endMs())
                .setDurationS(it.durationS())
                .addAllZoneSeconds(it.heartRate().zoneSeconds())
                .setBelowZonesS(it.heartRate().belowZonesS())
                .setHrMax(it.heartRate().hrMax())
                .setEffort(it.effort())
                .setTrimp(it.trimp())
                .setEnergyKcal(it.energyKcal())
                .setWorkJ(it.workJ())
                .setDistanceM(it.distanceM())
                .setReps(it.reps())
                .setQuality(quality(it.quality()));
        Optional.ofNullable(it.classId()).ifPresent(message::setClassId);
        Optional.ofNullable(it.heartRate().mean()).ifPresent(message::setHeartRateMean);
        Optional.ofNullable(it.heartRate().max()).ifPresent(message::setHeartRateMax);
        Optional.ofNullable(it.normalizedPowerW()).ifPresent(message::setNormalizedPowerW);
        Optional.ofNullable(it.minWBalanceJ()).ifPresent(message::setMinWBalanceJ);
        Optional.ofNullable(it.flag()).ifPresent(message::setFlag);
        return message.build();
    }

    private static QualityCounts quality(WorkoutView.Quality it) {
        return QualityCounts.newBuilder()
                .setOk(it.ok())
                .setSuspect(it.suspect())
                .setInvalid(it.invalid())
                .setMissing(it.missing())
                .build();
    }
}
