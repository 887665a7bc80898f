package io.fitconnect.analytics.workouts;

import io.fitconnect.analytics.athletes.ConsentTable;
import io.fitconnect.analytics.cassandra.AnalyticsConfig;
import io.fitconnect.analytics.samples.SampleTable;
import io.fitconnect.platform.id.AthleteId;
import io.fitconnect.platform.id.SessionId;
import io.fitconnect.platform.problem.Answer;
import io.fitconnect.platform.problem.ProblemCode;
import io.fitconnect.platform.problem.Refusal;
import io.fitconnect.platform.problem.RefusedException;
import io.fitconnect.platform.security.Caller;
import io.fitconnect.platform.security.Role;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Decides which athlete's workout a request means and whether the caller may read it. */
@ApplicationScoped
public class Workouts {
    private static final Logger LOG = Logger.getLogger(Workouts.class);

    private static final int MOST_WORKOUTS = 2_000;

    private final WorkoutTable workouts;
    private final SampleTable samples;
    private final ConsentTable consents;
    private final AnalyticsConfig config;

    Workouts(WorkoutTable workouts, SampleTable samples, ConsentTable consents, AnalyticsConfig config) {
        this.workouts = workouts;
        this.samples = samples;
        this.consents = consents;
        this.config = config;
    }

    /** The athlete itself, administrators, and coaches where the athlete lets them. */
    Uni<Boolean> mayRead(Caller caller, AthleteId athlete) {
        if (caller.is(athlete) || caller.hasAny(Role.ADMIN)) {
            return Uni.createFrom().item(true);
        }
        return caller.hasAny(Role.COACH)
                ? consents.coachSeesWorkouts(athlete)
                : Uni.createFrom().item(false);
    }

    /**
     * Whose workout it is: the named athlete's, else the caller's own, else, for coaches and administrators, the only
     * one of the session.
     */
    Uni<Answer<AthleteId>> whose(SessionId session, Optional<AthleteId> named, Caller caller) {
        AthleteId athlete = named.orElse(caller.id());
        return mayRead(caller, athlete)
                .chain(may -> may ? ofAthlete(session, athlete, named.isPresent(), caller) : denied());
    }

    private Uni<Answer<AthleteId>> ofAthlete(SessionId session, AthleteId athlete, boolean named, Caller caller) {
        return exists(session, athlete).chain(exists -> {
            if (exists) {
                return Uni.createFrom().item(Answer.given(athlete));
            }
            return named
                    ? Uni.createFrom().item(unknown(session))
                    : onlyOne(session).chain(others -> choose(session, others, caller));
        });
    }

    /** The workout that {@link #whose} finds. */
    public Uni<Answer<WorkoutView>> summary(SessionId session, Optional<AthleteId> named, Caller caller) {
        return inTime(whose(session, named, caller).chain(found -> switch (found) {
            case Answer.Given<AthleteId>(AthleteId athlete) ->
                workouts.find(session, athlete).toUni().map(workout -> present(session, workout));
            case Answer.Refused<AthleteId>(Refusal refusal) -> Uni.createFrom().item(new Answer.Refused<>(refusal));
        }));
    }

    /** An athlete's workouts, newest first. */
    Uni<Answer<List<WorkoutView>>> newest(AthleteId athlete, int limit, Caller caller) {
        return inTime(mayRead(caller, athlete)
                .chain(may -> may
                        ? newest(athlete, limit).map(Answer::given)
                        : denied().map(refused -> refused.map(nobody -> List.<WorkoutView>of()))));
    }

    private Uni<List<WorkoutView>> newest(AthleteId athlete, int limit) {
        return workouts.ofAthlete(athlete, MOST_WORKOUTS)
                .collect()
                .asList()
                .map(all -> all.stream()
                        .sorted(Comparator.comparingLong(WorkoutView::startMs).reversed())
                        .limit(limit)
                        .toList());
    }

    private static Answer<WorkoutView> present(SessionId session, @Nullable WorkoutView workout) {
        return workout == null ? unknown(session) : Answer.given(workout);
    }

    /** Fails with {@code store.unavailable} instead of waiting for a Cassandra that is away. */
    public <T> Uni<T> inTime(Uni<T> read) {
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

    private static Uni<Answer<AthleteId>> denied() {
        return Uni.createFrom()
                .item(Answer.refused(
                        ProblemCode.ACCESS_DENIED,
                        "This is another athlete's workout, or one of an athlete who lets no coach read it."));
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

    private Uni<Answer<AthleteId>> choose(SessionId session, List<WorkoutView> others, Caller caller) {
        if (others.isEmpty()) {
            return Uni.createFrom().item(unknown(session));
        }
        if (!caller.hasAny(Role.COACH, Role.ADMIN)) {
            return denied();
        }
        if (others.size() > 1) {
            return Uni.createFrom()
                    .item(Answer.refused(ProblemCode.WORKOUT_AMBIGUOUS, "Name one of its athletes with athleteId."));
        }
        AthleteId only = new AthleteId(others.getFirst().athleteId());
        return mayRead(caller, only).chain(may -> may ? Uni.createFrom().item(Answer.given(only)) : denied());
    }
}
