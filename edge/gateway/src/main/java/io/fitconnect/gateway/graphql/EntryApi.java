package io.fitconnect.gateway.graphql;

import io.fitconnect.gateway.front.Resources;
import io.fitconnect.platform.id.AthleteId;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

/** Who takes part in competitions. */
@GraphQLApi
public class EntryApi {
    private final Resources resources;
    private final CurrentIdentityAssociation identities;

    EntryApi(Resources resources, CurrentIdentityAssociation identities) {
        this.resources = resources;
        this.identities = identities;
    }

    @Query
    @Description("The caller's entry, or an error that says why not")
    public Uni<Entry> myEntry(@Id @NonNull String competitionId) {
        return me().chain(me -> resources.one(of(competitionId) + "/" + me)).map(Entry::of);
    }

    @Query
    @Description("Entries by athlete id; for the organiser and administrators")
    public Uni<List<@NonNull Entry>> entries(
            @Id @NonNull String competitionId,
            @Id @Description("Those behind this athlete") @Nullable String after,
            @DefaultValue("100") @Description("1 to 200") int limit) {
        String behind = after == null ? "" : "&after=" + AthleteId.parse("after", after);
        return resources
                .all(of(competitionId) + "?limit=" + Limits.of("limit", limit) + behind)
                .map(all -> all.stream().map(Entry::of).toList());
    }

    @Mutation
    @Description("Enters the caller, who agrees to be shown on the competition's boards")
    public Uni<@NonNull Entry> enterCompetition(@Id @NonNull String competitionId) {
        return change(HttpMethod.PUT, competitionId);
    }

    @Mutation
    @Description("Takes the caller out before the end; harmless when repeated")
    public Uni<@NonNull Entry> leaveCompetition(@Id @NonNull String competitionId) {
        return change(HttpMethod.DELETE, competitionId);
    }

    public @NonNull Athlete athlete(@Source Entry it) {
        return new Athlete(it.athleteId());
    }

    private Uni<Entry> change(HttpMethod method, String competitionId) {
        return me().chain(me -> resources.change(method, of(competitionId) + "/" + me, new JsonObject()))
                .map(Entry::of);
    }

    private Uni<AthleteId> me() {
        return identities
                .getDeferredIdentity()
                .map(identity -> AthleteApi.caller(identity).id());
    }

    private static String of(String competitionId) {
        return "/api/v1/competitions/" + Given.segment("competitionId", competitionId) + "/entries";
    }
}
