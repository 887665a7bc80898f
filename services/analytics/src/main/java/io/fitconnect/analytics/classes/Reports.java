package io.fitconnect.analytics.classes;

import io.fitconnect.analytics.athletes.ConsentTable;
import io.fitconnect.analytics.athletes.ConsentTable.Consent;
import io.fitconnect.analytics.classes.ReportView.Line;
import io.fitconnect.analytics.samples.SampleTable;
import io.fitconnect.analytics.samples.SampleView;
import io.fitconnect.analytics.workouts.WorkoutTable;
import io.fitconnect.analytics.workouts.WorkoutView;
import io.fitconnect.platform.id.AthleteId;
import io.fitconnect.platform.id.ClassId;
import io.fitconnect.platform.id.SessionId;
import io.fitconnect.platform.problem.ProblemCode;
import io.fitconnect.platform.problem.RefusedException;
import io.fitconnect.platform.security.Caller;
import io.fitconnect.platform.security.Role;
import io.fitconnect.proto.internal.training.v1.ClassState;
import io.fitconnect.proto.internal.training.v1.TrainingClass;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Makes reports of classes. A coach sees of its class what its wall shows: everybody's figures, and the heart's unless the
 * athlete lets no coach see that.
 */
@ApplicationScoped
class Reports {
    private static final int MOST_WORKOUTS = 2_000;
    /** Each holds one session's samples. */
    private static final int SESSIONS_AT_ONCE = 4;

    private static final int MOST_SAMPLES = 172_800;

    private final ClassTable classes;
    private final WorkoutTable workouts;
    private final SampleTable samples;
    private final ConsentTable consents;

    Reports(ClassTable classes, WorkoutTable workouts, SampleTable samples, ConsentTable consents) {
        this.classes = classes;
        this.workouts = workouts;
        this.samples = samples;
        this.consents = consents;
    }

    /** Fails with {@code class.unknown}, {@code access.denied} or {@code class.not-started}. */
    Uni<ReportView> of(ClassId id, Caller caller, long nowMs) {
        return classes.find(id)
                .map(found -> found.orElseThrow(() -> Replays.unknown(id)).training())
                .invoke(it -> require(it, caller))
                .chain(it -> lines(id, Targets.of(it, nowMs)).map(lines -> view(it, lines)));
    }

    private static void require(TrainingClass it, Caller caller) {
        if (!caller.id().value().equals(it.getCoachId()) && !caller.hasAny(Role.ADMIN)) {
            throw new RefusedException(ProblemCode.ACCESS_DENIED, "This is another coach's class.");
        }
        if (it.getState() == ClassState.CLASS_STATE_SCHEDULED) {
            throw new RefusedException(ProblemCode.CLASS_NOT_STARTED, "There is nothing to report yet.");
        }
    }

    private Uni<List<Line>> lines(ClassId id, Targets targets) {
        return workouts.ofClass(id, MOST_WORKOUTS)
                .collect()
                .asList()
                .map(all -> all.stream().collect(Collectors.groupingBy(WorkoutView::athleteId)))
                .toMulti()
                .onItem()
                .transformToMultiAndConcatenate(byAthlete -> Multi.createFrom().iterable(byAthlete.values()))
                .onItem()
                .transformToUni(theirs -> line(theirs, targets))
                .merge(SESSIONS_AT_ONCE)
                .collect()
                .asList();
    }

    private Uni<Line> line(List<WorkoutView> theirs, Targets targets) {
        AthleteId athlete = new AthleteId(theirs.getFirst().athleteId());
        return consents.of(athlete)
                .chain(consent -> inTarget(theirs, athlete, consent, targets)
                        .map(inTargetS -> Lines.of(theirs, consent, inTargetS, targets.seconds())));
    }

    private Uni<Double> inTarget(List<WorkoutView> theirs, AthleteId athlete, Consent consent, Targets targets) {
        return consent.coachOfClassSeesHeart() && targets.any()
                ? Multi.createFrom()
                        .iterable(theirs)
                        .onItem()
                        .transformToUniAndConcatenate(workout -> inTarget(workout, athlete, targets))
                        .collect()
                        .with(Collectors.summingDouble(Double::doubleValue))
                : Uni.createFrom().item(0.0);
    }

    private Uni<Double> inTarget(WorkoutView workout, AthleteId athlete, Targets targets) {
        return samples.all(athlete, SessionId.parse("sessionId", workout.sessionId()))
                .select()
                .first(MOST_SAMPLES)
                .map(SampleView::heartAndPower)
                .collect()
                .asList()
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(all -> targets.secondsIn(all, workout.heartRate().hrMax()));
    }

    private static ReportView view(TrainingClass it, List<Line> lines) {
        List<Line> sorted = lines.stream()
                .sorted(Comparator.comparingDouble(Line::effort).reversed().thenComparing(Line::athleteId))
                .toList();
        return new ReportView(
                it.getClassId(),
                it.getTitle().isEmpty() ? null : it.getTitle(),
                it.getState() == ClassState.CLASS_STATE_ENDED ? "ended" : "running",
                it.getStartedMs(),
                it.getEndedMs(),
                (int) sorted.stream().filter(Line::heartRateWithheld).count(),
                sorted,
                Lines.totals(sorted));
    }
}
