package io.fitconnect.gateway.graphql;

import io.fitconnect.gateway.calls.Athletes;
import io.fitconnect.gateway.calls.Found;
import io.fitconnect.gateway.calls.Workouts;
import io.fitconnect.platform.problem.Answer;
import io.fitconnect.platform.problem.ProblemCode;
import io.fitconnect.platform.problem.RefusedException;
import io.fitconnect.platform.security.Caller;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
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

/** Athletes, and what hangs on them: one call a level, however many there are. */
@GraphQLApi
public class AthleteApi {
    private final Athletes athletes;
    private final Workouts workouts;
    private final CurrentIdentityAssociation identities;

    AthleteApi(Athletes athletes, Workouts workouts, CurrentIdentityAssociation identities) {
        this.athletes = athletes;
        this.workouts = workouts;
        this.identities = identities;
    }

    @Query
    @Description("Whom the token speaks for")
    public Uni<@NonNull Athlete> me() {
        return identities
                .getDeferredIdentity()
                .map(AthleteApi::caller)
                .map(caller -> new Athlete(caller.id().value()));
    }

    @Query
    @Description("An athlete by id; that nobody has it shows in the fields")
    public @NonNull Athlete athlete(@Id @NonNull String id) {
        return new Athlete(id);
    }

    @Query
    @Description("Athletes by id, at most 200")
    public @NonNull List<@NonNull Athlete> athletes(@NonNull List<@NonNull String> ids) {
        if (!ids.isEmpty()) {
            Limits.of("ids", ids.size());
        }
        return ids.stream().map(Athlete::new).toList();
    }

    @Query
    @Description("An athlete's profile, or an error that says why not")
    public Uni<Profile> profile(@Id @NonNull String athleteId) {
        return athletes.profiles(List.of(athleteId))
                .map(answers -> Profile.of(answers.getFirst().orThrow()));
    }

    @Description("Null: there is none, or it is not for the caller to see")
    @Name("profile")
    public Uni<List<Profile>> profiles(@Source List<Athlete> these) {
        return athletes.profiles(these.stream().map(Athlete::id).toList())
                .map(answers -> each(
                        answers.stream().map(answer -> answer.map(Profile::of)).toList()));
    }

    @Description("Newest first; null: not for the caller to see")
    @Name("workouts")
    public Uni<List<@Nullable List<Workout>>> workouts(
            @Source List<Athlete> these, @DefaultValue("10") @Description("1 to 200") int limit) {
        return workouts.newest(these.stream().map(Athlete::id).toList(), Limits.of("limit", limit))
                .map(answers -> each(answers.stream()
                        .map(answer ->
                                answer.map(all -> all.stream().map(Workout::of).toList()))
                        .toList()));
    }

    static Caller caller(SecurityIdentity identity) {
        if (identity.isAnonymous()) {
            throw new RefusedException(ProblemCode.TOKEN_MISSING, "Send an Authorization: Bearer header.");
        }
        return Caller.of(identity);
    }

    /** A list that may hold nulls. */
    static <T> List<T> each(List<Answer<T>> answers) {
        List<T> items = new ArrayList<>(answers.size());
        answers.forEach(answer -> items.add(Found.orNull(answer)));
        return items;
    }
}
