package io.fitconnect.competition.ruling;

import io.fitconnect.competition.contest.Competition;
import io.fitconnect.competition.entry.KnownProfile;
import io.fitconnect.competition.entry.ProfileTable;
import io.fitconnect.platform.problem.ProblemCode;
import io.fitconnect.platform.problem.RefusedException;
import io.fitconnect.proto.internal.athlete.v1.Profile;
import io.fitconnect.proto.internal.athlete.v1.Sex;
import io.fitconnect.streams.effort.Parameters;
import io.fitconnect.streams.quality.Sample;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/** Replays disputed sessions, some at a time: a session may have half a million samples. */
@ApplicationScoped
class Replays {
    private static final int AT_ONCE = 2;

    private final Workouts workouts;
    private final ProfileTable profiles;
    private final Semaphore free = new Semaphore(AT_ONCE);

    Replays(Workouts workouts, ProfileTable profiles) {
        this.workouts = workouts;
        this.profiles = profiles;
    }

    /** Reads the history as the athlete whose token it is. */
    Uni<ReplayReport> of(Ruling it, Competition competition, String token) {
        if (!free.tryAcquire()) {
            throw new RefusedException(ProblemCode.RATE_EXCEEDED, "Other replays run: try again in a moment.");
        }
        return workouts.workout(it.sessionId(), it.athleteId(), token)
                .chain(stood -> profiles.find(it.athleteId())
                        .chain(profile -> workouts.samples(it.sessionId(), it.athleteId(), token)
                                .emitOn(Infrastructure.getDefaultWorkerPool())
                                .map(samples -> report(it, competition, stood, profile, samples))))
                .onTermination()
                .invoke(free::release);
    }

    private static ReplayReport report(
            Ruling it, Competition competition, StoredWorkout stood, KnownProfile known, List<Sample> samples) {
        Parameters athlete = parameters(known, stood);
        return new Replay(competition.rules().metric(), athlete, samples)
                .report(stood, competition.endMs(), it.fromSeq(), it.toSeq());
    }

    /** The profile may have changed since; the HRmax that was used is known. */
    private static Parameters parameters(KnownProfile known, StoredWorkout stood) {
        Profile.Builder profile = Profile.newBuilder().setSex(sex(known));
        Optional.ofNullable(known.birthYear()).ifPresent(profile::setBirthYear);
        Optional.ofNullable(known.weightKg()).ifPresent(profile::setWeightKg);
        Optional.ofNullable(known.ftpW()).ifPresent(profile::setFtpW);
        Optional.ofNullable(known.hrMax()).ifPresent(profile::setHrMax);
        Optional.ofNullable(known.hrRest()).ifPresent(profile::setHrRest);
        Parameters now = Parameters.of(profile.build(), stood.startMs());
        return Math.round(now.hrMaxBpm()) == stood.hrMax()
                ? now
                : Parameters.of(profile.setHrMax(stood.hrMax()).build(), stood.startMs());
    }

    private static Sex sex(KnownProfile known) {
        if (known.sex() == null) {
            return Sex.SEX_UNSPECIFIED;
        }
        return known.sex().equals("female") ? Sex.SEX_FEMALE : Sex.SEX_MALE;
    }
}
