package io.fitconnect.gateway.calls;

import io.fitconnect.platform.grpc.GrpcRefusals;
import io.fitconnect.platform.problem.Answer;
import io.fitconnect.platform.problem.ProblemCode;
import io.fitconnect.platform.problem.Refusal;
import io.fitconnect.proto.internal.workouts.v1.GetWorkoutsRequest;
import io.fitconnect.proto.internal.workouts.v1.History;
import io.fitconnect.proto.internal.workouts.v1.ListWorkoutsRequest;
import io.fitconnect.proto.internal.workouts.v1.WorkoutAnswer;
import io.fitconnect.proto.internal.workouts.v1.WorkoutKey;
import io.fitconnect.proto.internal.workouts.v1.WorkoutSummary;
import io.fitconnect.proto.internal.workouts.v1.WorkoutsAnswer;
import io.grpc.Metadata;
import io.quarkus.grpc.GrpcClient;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Workouts, asked of services/analytics. */
@ApplicationScoped
public class Workouts {
    /** Readings of one that has ended until its summary says so. */
    private static final int LOOKS = 50;

    private final History analytics;
    private final Calls calls;
    private final Changes changes;
    private final Watching watching;

    Workouts(@GrpcClient("analytics") History analytics, Calls calls, Changes changes, Watching watching) {
        this.analytics = analytics;
        this.calls = calls;
        this.changes = changes;
        this.watching = watching;
    }

    /** One answer a key, in their order. */
    public Uni<List<Answer<WorkoutSummary>>> workouts(List<WorkoutKey> all) {
        return calls.batched(
                all,
                keys -> calls.one(
                                "analytics",
                                analytics,
                                client -> client.getWorkouts(GetWorkoutsRequest.newBuilder()
                                        .addAllKeys(keys)
                                        .build()))
                        .map(response -> response.getAnswersList().stream()
                                .map(Workouts::answer)
                                .toList()));
    }

    /** The workout once its figures are final, and when those change; waits for one that runs or is on its way. */
    public Multi<WorkoutSummary> watchEnded(WorkoutKey key) {
        return watching.now(
                        changes.endedWorkouts().filter(key.getSessionId().toLowerCase(Locale.ROOT)::equals),
                        (caller, change) -> ended(key, caller, change.isEmpty() ? 1 : LOOKS))
                .filter(Optional::isPresent)
                .map(Optional::get);
    }

    /** What says that it has ended may be here before its summary is readable. */
    private Uni<Optional<WorkoutSummary>> ended(WorkoutKey key, Uni<Metadata> caller, int looks) {
        GetWorkoutsRequest request =
                GetWorkoutsRequest.newBuilder().addKeys(key).build();
        return calls.one("analytics", analytics, caller, client -> client.getWorkouts(request))
                .map(response -> ended(answer(response.getAnswers(0))))
                .chain(found -> found.isPresent() || looks == 1
                        ? Uni.createFrom().item(found)
                        : Uni.createFrom()
                                .voidItem()
                                .onItem()
                                .delayIt()
                                .by(Watching.PACE)
                                .chain(() -> ended(key, caller, looks - 1)));
    }

    private static Optional<WorkoutSummary> ended(Answer<WorkoutSummary> answer) {
        return answer instanceof Answer.Refused<WorkoutSummary>(Refusal refusal)
                        && refusal.code() == ProblemCode.WORKOUT_UNKNOWN
                ? Optional.empty()
                : Optional.of(answer.orThrow()).filter(WorkoutSummary::getEnded);
    }

    /** Each athlete's newest, in the order of the athletes. */
    public Uni<List<Answer<List<WorkoutSummary>>>> newest(List<String> athleteIds, int limit) {
        return calls.batched(
                athleteIds,
                ids -> calls.one(
                                "analytics",
                                analytics,
                                client -> client.listWorkouts(ListWorkoutsRequest.newBuilder()
                                        .addAllAthleteIds(ids)
                                        .setLimit(limit)
                                        .build()))
                        .map(response -> response.getAnswersList().stream()
                                .map(Workouts::answers)
                                .toList()));
    }

    private static Answer<WorkoutSummary> answer(WorkoutAnswer it) {
        return it.hasWorkout()
                ? Answer.given(it.getWorkout())
                : new Answer.Refused<>(GrpcRefusals.decode(it.getRefusal()));
    }

    private static Answer<List<WorkoutSummary>> answers(WorkoutsAnswer it) {
        return it.hasRefusal()
                ? new Answer.Refused<>(GrpcRefusals.decode(it.getRefusal()))
                : Answer.given(it.getWorkoutsList());
    }
}
