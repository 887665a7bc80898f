package io.fitconnect.gateway.calls;

import io.fitconnect.platform.grpc.GrpcRefusals;
import io.fitconnect.platform.problem.Answer;
import io.fitconnect.proto.internal.workouts.v1.GetWorkoutsRequest;
import io.fitconnect.proto.internal.workouts.v1.History;
import io.fitconnect.proto.internal.workouts.v1.ListWorkoutsRequest;
import io.fitconnect.proto.internal.workouts.v1.WorkoutAnswer;
import io.fitconnect.proto.internal.workouts.v1.WorkoutKey;
import io.fitconnect.proto.internal.workouts.v1.WorkoutSummary;
import io.fitconnect.proto.internal.workouts.v1.WorkoutsAnswer;
import io.quarkus.grpc.GrpcClient;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Workouts, asked of services/analytics. */
@ApplicationScoped
public class Workouts {
    private final History analytics;
    private final Calls calls;

    Workouts(@GrpcClient("analytics") History analytics, Calls calls) {
        this.analytics = analytics;
        this.calls = calls;
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
