package io.fitconnect.gateway.graphql;

import io.fitconnect.gateway.front.Resources;
import io.smallrye.mutiny.Uni;
import java.util.List;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

/** Competitions; their standings are their boards'. */
@GraphQLApi
public class CompetitionApi {
    private final Resources resources;

    CompetitionApi(Resources resources) {
        this.resources = resources;
    }

    @Query
    @Description("A competition, or an error that says why not; needs no token")
    public Uni<Competition> competition(@Id @NonNull String id) {
        return resources.one("/api/v1/competitions/" + Given.segment("id", id)).map(Competition::of);
    }

    @Query
    @Description("Competitions of a state, latest start first; needs no token")
    public Uni<@NonNull List<@NonNull Competition>> competitions(
            @DefaultValue("RUNNING") Competition.@NonNull State state,
            @DefaultValue("20") @Description("1 to 200") int limit) {
        return resources
                .all("/api/v1/competitions?state=" + state.word() + "&limit=" + Limits.of("limit", limit))
                .map(all -> all.stream().map(Competition::of).toList());
    }

    @Description("Null but for its organiser and administrators")
    public @Nullable Athlete organiser(@Source Competition it) {
        return it.organiserId() == null ? null : new Athlete(it.organiserId());
    }

    @Description("The boards that decide: everybody's, then one a division")
    public @NonNull List<@NonNull Board> boards(@Source Competition it) {
        return it.boardIds().stream().map(Board::new).toList();
    }
}
