package io.fitconnect.gateway.graphql;

import io.fitconnect.gateway.calls.TrainingClasses;
import io.fitconnect.platform.id.ClassId;
import io.fitconnect.proto.internal.training.v1.ClassState;
import io.smallrye.graphql.api.Subscription;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.List;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

/** Classes. */
@GraphQLApi
public class ClassApi {
    private final TrainingClasses classes;

    ClassApi(TrainingClasses classes) {
        this.classes = classes;
    }

    @Query("class")
    @Description("A class, or an error that says why not; needs no token")
    public Uni<GymClass> one(@Id @NonNull String id) {
        return classes.classes(List.of(id))
                .map(answers -> GymClass.of(answers.getFirst().orThrow()));
    }

    @Query("classes")
    @Description("Classes of a state, latest change first; needs no token")
    public Uni<@NonNull List<@NonNull GymClass>> newest(
            @DefaultValue("RUNNING") GymClass.@NonNull State state,
            @DefaultValue("20") @Description("1 to 200") int limit) {
        return classes.newest(stateOf(state), Limits.of("limit", limit))
                .map(found -> found.stream().map(GymClass::of).toList());
    }

    @Subscription("class")
    @Description("The class now and after every change; a slow reader gets the newest; needs no token")
    public Multi<GymClass> watch(@Id @NonNull String id) {
        return classes.watch(ClassId.parse("id", id).value()).map(GymClass::of);
    }

    @Subscription("classes")
    @Description("Classes of a state, latest change first, now and after every change of any class; a slow reader gets"
            + " the newest; needs no token")
    public Multi<List<@NonNull GymClass>> watchNewest(
            @DefaultValue("RUNNING") GymClass.@NonNull State state,
            @DefaultValue("20") @Description("1 to 200") int limit) {
        return classes.watchNewest(stateOf(state), Limits.of("limit", limit))
                .map(found -> found.stream().map(GymClass::of).toList());
    }

    private static ClassState stateOf(GymClass.State state) {
        return ClassState.valueOf("CLASS_STATE_" + state.name());
    }

    @Description("Null but for its coach and administrators")
    public @Nullable Athlete coach(@Source GymClass it) {
        return it.coachId() == null ? null : new Athlete(it.coachId());
    }

    @Description("One a metric")
    public @NonNull List<@NonNull Board> boards(@Source GymClass it) {
        return it.boardIds().stream().map(Board::new).toList();
    }

    @Name("class")
    @Description("Null: outside a class, or the class is gone")
    public Uni<List<GymClass>> ofWorkouts(@Source List<Workout> these) {
        return ClassLinks.load(these, Workout::classId, classes);
    }
}
