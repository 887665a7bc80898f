package io.fitconnect.analytics.workouts;

import io.fitconnect.analytics.cassandra.AnalyticsConfig;
import io.fitconnect.analytics.samples.SampleTable;
import io.fitconnect.platform.id.AthleteId;
import io.fitconnect.platform.id.SessionId;
import io.fitconnect.platform.problem.Answer;
import io.fitconnect.platform.problem.ProblemCode;
import io.fitconnect.platform.problem.RefusedException;
import io.fitconnect.platform.security.Caller;
import io.fitconnect.platform.security.Role;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Decides which athlete's workout a request means and whether the caller may read it. */
@ApplicationScoped
class Workouts {
    private static final Logger LOG = Logger.getLogger(Workouts.class);

    private final WorkoutTable workouts;
    private final SampleTable samples;
    private final AnalyticsConfig config;

    Workouts(WorkoutTable workouts, SampleTable samples, AnalyticsConfig config) {
        this.workouts = workouts;
        this.samples = samples;
        this.config = config;
    }

    static boolean mayRead(Caller caller, AthleteId athlete) {
        return caller.is(athlete) || mayReadAll(caller);
    }

    /**
     * Whose workout it is: the named athlete's, else the caller's own, else, for those who may read all, the only one
     * of the session.
     */
    Uni<Answer<AthleteId>> whose(SessionId session, Optional<AthleteId> named, Caller caller) {
        AthleteId athlete = named.orElse(caller.id());
        if (!mayRead(caller, athlete)) {
            return Uni.createFrom()
                    .item(Answer.refused(ProblemCode.ACCESS_DENIED, "This is another athlete's workout."));
        }
        return exists(session, athlete).chain(exists -> {
            if (exists) {
                return Uni.createFrom().item(Answer.given(athlete));
            }
            return named.isPresent()
                    ? Uni.createFrom().item(unknown(session))
                    : onlyOne(session).map(others -> choose(session, others, caller));
        });
    }

    /** Fails with {@code store.unavailable} instead of waiting for a Cassandra that is away. */
    <T> Uni<T> inTime(Uni<T> read) {
        return read.ifNoItem()
                .after(config.readTimeout())
                .fail()
                .onFailure(e -> !(e instanceof RefusedException))
                .transform(Workouts::unavailable);
    }

    static RefusedException unavailable(Throwable e) {
        LOG.warnf("history not readable: %s %s", e.getClass().getSimpleName(), e.getMessage());
        return new RefusedException(ProblemCode.STORE_UNAVAILABLE, "The history does not answer.");
    }

    static <T> Answer<T> unknown(SessionId session) {
        return Answer.refused(ProblemCode.WORKOUT_UNKNOWN, "Nothing is known of session " + session + ".");
    }

    private static boolean mayReadAll(Caller caller) {
        return caller.hasAny(Role.COACH, Role.ADMIN);
    }

    /** Samples come before the first summary does. */
    private Uni<Boolean> exists(SessionId session, AthleteId athlete) {
        return workouts.find(session, athlete)
                .toUni()
                .chain(workout -> workout != null
                        ? Uni.createFrom().item(true)
                        : samples.page(athlete, session, Long.MIN_VALUE, 1)
                                .toUni()
                                .map(sample -> sample != null));
    }

    private Uni<List<WorkoutView>> onlyOne(SessionId session) {
        return workouts.ofSession(session, 2).collect().asList();
    }

    private static Answer<AthleteId> choose(SessionId session, List<WorkoutView> others, Caller caller) {
        if (others.isEmpty()) {
            return unknown(session);
        }
        if (!mayReadAll(caller)) {
            return Answer.refused(ProblemCode.ACCESS_DENIED, "This is another athlete's workout.");
        }
        return others.size() == 1
                ? Answer.given(new AthleteId(others.getFirst().athleteId()))
                : Answer.refused(ProblemCode.WORKOUT_AMBIGUOUS, "Name one of its athletes with athleteId.");
    }
}
