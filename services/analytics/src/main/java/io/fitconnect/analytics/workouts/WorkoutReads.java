package io.fitconnect.analytics.workouts;

import io.fitconnect.platform.grpc.Batch;
import io.fitconnect.platform.grpc.GrpcCallers;
import io.fitconnect.platform.grpc.GrpcRefusals;
import io.fitconnect.platform.id.AthleteId;
import io.fitconnect.platform.id.SessionId;
import io.fitconnect.platform.problem.Answer;
import io.fitconnect.platform.problem.Refusal;
import io.fitconnect.platform.problem.RefusedException;
import io.fitconnect.platform.security.Caller;
import io.fitconnect.proto.internal.workouts.v1.GetWorkoutsRequest;
import io.fitconnect.proto.internal.workouts.v1.GetWorkoutsResponse;
import io.fitconnect.proto.internal.workouts.v1.History;
import io.fitconnect.proto.internal.workouts.v1.ListWorkoutsRequest;
import io.fitconnect.proto.internal.workouts.v1.ListWorkoutsResponse;
import io.fitconnect.proto.internal.workouts.v1.WorkoutAnswer;
import io.fitconnect.proto.internal.workouts.v1.WorkoutKey;
import io.fitconnect.proto.internal.workouts.v1.WorkoutsAnswer;
import io.quarkus.grpc.GrpcService;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Workouts over gRPC, by the rules of {@link Workouts}; Cassandra is asked for several at once, but not for all. */
@GrpcService
class WorkoutReads implements History {
    private static final int AT_ONCE = 16;
    private static final int MOST_WORKOUTS = 2_000;

    private final Workouts workouts;
    private final GrpcCallers callers;

    WorkoutReads(Workouts workouts, GrpcCallers callers) {
        this.workouts = workouts;
        this.callers = callers;
    }

    @Override
    public Uni<GetWorkoutsResponse> getWorkouts(GetWorkoutsRequest request) {
        return callers.caller()
                .chain(caller -> inOrder(Batch.bounded("keys", request.getKeysList()), key -> one(caller, key)))
                .map(answers ->
                        GetWorkoutsResponse.newBuilder().addAllAnswers(answers).build())
                .onFailure()
                .transform(GrpcRefusals::toStatus);
    }

    @Override
    public Uni<ListWorkoutsResponse> listWorkouts(ListWorkoutsRequest request) {
        return callers.caller()
                .invoke(caller -> checkLimit(request.getLimit()))
                .chain(caller -> inOrder(
                        Batch.bounded("athleteIds", request.getAthleteIdsList()),
                        id -> ofAthlete(caller, AthleteId.parse("athleteIds", id), request.getLimit())))
                .map(answers ->
                        ListWorkoutsResponse.newBuilder().addAllAnswers(answers).build())
                .onFailure()
                .transform(GrpcRefusals::toStatus);
    }

    private static void checkLimit(int limit) {
        if (limit < 1 || limit > MOST_WORKOUTS) {
            throw new RefusedException(Refusal.invalid("limit", "value.range", "must be 1 to " + MOST_WORKOUTS));
        }
    }

    /** Keeps the order of the request, whichever answer comes first. */
    private static <Q, A> Uni<List<A>> inOrder(List<Q> asked, Function<Q, Uni<A>> read) {
        return Uni.join()
                .all(asked.stream().map(read).toList())
                .usingConcurrencyOf(AT_ONCE)
                .andFailFast();
    }

    private Uni<WorkoutAnswer> one(Caller caller, WorkoutKey key) {
        SessionId session = SessionId.parse("keys.sessionId", key.getSessionId());
        Optional<AthleteId> named = Optional.of(key.getAthleteId())
                .filter(id -> !id.isEmpty())
                .map(id -> AthleteId.parse("keys.athleteId", id));
        return workouts.summary(session, named, caller).map(WorkoutReads::answer);
    }

    private Uni<WorkoutsAnswer> ofAthlete(Caller caller, AthleteId athlete, int limit) {
        return workouts.newest(athlete, limit, caller).map(found -> answer(athlete, found));
    }

    private static WorkoutAnswer answer(Answer<WorkoutView> found) {
        return switch (found) {
            case Answer.Given<WorkoutView>(WorkoutView workout) ->
                WorkoutAnswer.newBuilder()
                        .setWorkout(WorkoutMessage.of(workout))
                        .build();
            case Answer.Refused<WorkoutView>(Refusal refusal) ->
                WorkoutAnswer.newBuilder()
                        .setRefusal(GrpcRefusals.encode(refusal))
                        .build();
        };
    }

    private static WorkoutsAnswer answer(AthleteId athlete, Answer<List<WorkoutView>> found) {
        WorkoutsAnswer.Builder answer = WorkoutsAnswer.newBuilder().setAthleteId(athlete.value());
        return switch (found) {
            case Answer.Given<List<WorkoutView>>(List<WorkoutView> all) ->
                answer.addAllWorkouts(all.stream().map(WorkoutMessage::of).toList())
                        .build();
            case Answer.Refused<List<WorkoutView>>(Refusal refusal) ->
                answer.setRefusal(GrpcRefusals.encode(refusal)).build();
        };
    }
}
