package io.fitconnect.gateway.graphql;

import io.fitconnect.gateway.calls.Workouts;
import io.fitconnect.proto.internal.workouts.v1.WorkoutKey;
import io.smallrye.graphql.api.Subscription;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

/** Workouts. */
@GraphQLApi
public class WorkoutApi {
    private final Workouts workouts;

    WorkoutApi(Workouts workouts) {
        this.workouts = workouts;
    }

    @Query
    @Description("A workout, or an error that says why not")
    public Uni<Workout> workout(
            @Id @NonNull String sessionId,
            @Id @Description("Whose, in a session with several athletes; else the caller's own") @Nullable String athleteId) {
        return workouts.workouts(List.of(key(sessionId, athleteId)))
                .map(answers -> Workout.of(answers.getFirst().orThrow()));
    }

    @Subscription("workout")
    @Description(
            "The workout once it has ended and its figures are final, and when those change; waits for one that runs"
                    + " or is on its way")
    public Multi<Workout> watchEnded(
            @Id @NonNull String sessionId,
            @Id @Description("Whose, in a session with several athletes; else the caller's own") @Nullable String athleteId) {
        return workouts.watchEnded(key(sessionId, athleteId)).map(Workout::of);
    }

    private static WorkoutKey key(String sessionId, @Nullable String athleteId) {
        return WorkoutKey.newBuilder()
                .setSessionId(sessionId)
                .setAthleteId(athleteId == null ? "" : athleteId)
                .build();
    }

    public @NonNull Athlete athlete(@Source Workout it) {
        return new Athlete(it.athleteId());
    }
}
