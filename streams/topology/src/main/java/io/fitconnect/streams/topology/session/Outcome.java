package io.fitconnect.streams.topology.session;

import io.fitconnect.proto.internal.athlete.v1.AthleteState;
import io.fitconnect.proto.internal.athlete.v1.Profile;
import io.fitconnect.proto.internal.boards.v1.Contribution;
import io.fitconnect.proto.internal.boards.v1.Scores;
import io.fitconnect.proto.internal.equipment.v1.Activity;
import io.fitconnect.proto.internal.telemetry.v1.SessionHeaderOrBuilder;
import io.fitconnect.proto.internal.workouts.v1.QualityCounts;
import io.fitconnect.proto.internal.workouts.v1.WorkoutSummary;
import io.fitconnect.proto.live.v1.Verdict;
import io.fitconnect.streams.effort.Figures;
import io.fitconnect.streams.effort.Meter;
import io.fitconnect.streams.quality.Judged;
import io.fitconnect.streams.quality.Quality;

/**
 * A session's figures as the messages that others read.
 *
 * @param session whose they are
 * @param profile what the athlete lets others see
 * @param meter the newest readings
 * @param figures the figures
 * @param sampleCount distinct samples held
 */
record Outcome(SessionHeaderOrBuilder session, Profile profile, Meter meter, Figures figures, long sampleCount) {
    static Outcome of(OpenSession session, Profile profile) {
        Meter meter = session.meter();
        return new Outcome(session.header(), profile, meter, meter.figures(), session.sampleCount());
    }

    /** As it stood when these were its figures. */
    static Outcome at(Meter then, OpenSession session, Profile profile) {
        return new Outcome(session.header(), profile, then, then.figures(), session.sampleCount());
    }

    AthleteState state() {
        var state = AthleteState.newBuilder()
                .setAthleteId(session.getAthleteId())
                .setSessionId(session.getSessionId())
                .setClassId(session.getClassId())
                .setName(profile.getName())
                .setSampleCount(sampleCount)
                .setTimeMs(figures.endMs())
                .setReceivedMs(session.getLastArrivalMs())
                .setEffortPoints(figures.effortPoints())
                .setEnergyKcal(figures.energyKcal())
                .setWorkJ(figures.workJ())
                .setDistanceM(figures.distanceM())
                .setReps(figures.reps())
                .setTrimp(figures.trimp())
                .setEnded(ended());
        if (Sharing.withheldFromCoach(profile)) {
            state.setHeartRateWithheld(true);
        } else {
            heart(state);
        }
        if (!Float.isNaN(meter.powerW())) {
            state.setPowerW(meter.powerW());
        }
        if (!Float.isNaN(meter.cadenceRpm())) {
            state.setCadenceRpm(meter.cadenceRpm());
        }
        if (figures.wBalanceJ() != null) {
            state.setWBalanceJ(figures.wBalanceJ());
        }
        return state.build();
    }

    private void heart(AthleteState.Builder state) {
        state.setHeartRateBpm(meter.heartRateBpm())
                .setHeartRateFraction((float) meter.heartRateFraction())
                .setHeartRateZone(meter.zone());
        Judged heart = meter.newestHeart();
        if (heart != null) {
            state.setQuality(quality(heart.quality())).setQualityReason(heart.reason());
        }
    }

    WorkoutSummary summary() {
        var summary = WorkoutSummary.newBuilder()
                .setAthleteId(session.getAthleteId())
                .setSessionId(session.getSessionId())
                .setClassId(session.getClassId())
                .setEnded(ended())
                .setSampleCount(sampleCount)
                .setStartMs(figures.startMs())
                .setEndMs(figures.endMs())
                .setDurationS(figures.durationS())
                .setHeartRateMean(figures.heartRateMeanBpm())
                .setHeartRateMax(figures.heartRateMaxBpm())
                .addAllZoneSeconds(figures.zoneS())
                .setBelowZonesS(figures.belowZonesS())
                .setEffort(figures.effortPoints())
                .setTrimp(figures.trimp())
                .setEnergyKcal(figures.energyKcal())
                .setWorkJ(figures.workJ())
                .setDistanceM(figures.distanceM())
                .setReps(figures.reps())
                .setHrMax((int) Math.round(meter.athlete().hrMaxBpm()))
                .setFlag(figures.flag())
                .setQuality(QualityCounts.newBuilder()
                        .setOk(figures.ok())
                        .setSuspect(figures.suspect())
                        .setInvalid(figures.invalid())
                        .setMissing(figures.missing()));
        if (figures.normalizedPowerW() != null) {
            summary.setNormalizedPowerW(figures.normalizedPowerW());
        }
        if (figures.minWBalanceJ() != null) {
            summary.setMinWBalanceJ(figures.minWBalanceJ());
        }
        return summary.build();
    }

    Contribution contribution() {
        return Contribution.newBuilder()
                .setAthleteId(session.getAthleteId())
                .setSessionId(session.getSessionId())
                .setName(Sharing.name(profile, session.getAthleteId()))
                .setScores(Scores.newBuilder()
                        .setEffort(figures.effortPoints())
                        .setReps(figures.reps())
                        .setDistanceM(figures.distanceM())
                        .setEnergyKcal(figures.energyKcal())
                        .setWorkJ(figures.workJ()))
                .setSampleCount(sampleCount)
                .setTimeMs(figures.endMs())
                .setLastSeenMs(session.getLastArrivalMs())
                .setHeartRateZone(profile.getConsent().getShowHeartRate() ? meter.zone() : 0)
                .setVerdict(verdict())
                .setVerdictReason(figures.flag())
                .setEnded(ended())
                .build();
    }

    Activity activity() {
        return Activity.newBuilder()
                .setDevice(session.getDevice())
                .setAthleteId(session.getAthleteId())
                .setSessionId(session.getSessionId())
                .setSampleCount(sampleCount)
                .setActiveS(figures.activeS())
                .setReps(figures.reps())
                .setLastSeenMs(session.getLastArrivalMs())
                .setEnded(ended())
                .build();
    }

    private boolean ended() {
        return session.getEndedMs() > 0;
    }

    private Verdict verdict() {
        if (!figures.flag().isEmpty()) {
            return Verdict.FLAGGED;
        }
        return ended() ? Verdict.VERIFIED : Verdict.PROVISIONAL;
    }

    private static io.fitconnect.proto.internal.athlete.v1.Quality quality(Quality quality) {
        return switch (quality) {
            case OK -> io.fitconnect.proto.internal.athlete.v1.Quality.QUALITY_OK;
            case SUSPECT -> io.fitconnect.proto.internal.athlete.v1.Quality.QUALITY_SUSPECT;
            case INVALID -> io.fitconnect.proto.internal.athlete.v1.Quality.QUALITY_INVALID;
            case MISSING -> io.fitconnect.proto.internal.athlete.v1.Quality.QUALITY_MISSING;
        };
    }
}
