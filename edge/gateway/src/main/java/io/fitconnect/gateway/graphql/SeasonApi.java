package io.fitconnect.gateway.graphql;

import io.fitconnect.gateway.front.Resources;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

/** Seasons. */
@GraphQLApi
public class SeasonApi {
    private final Resources resources;

    SeasonApi(Resources resources) {
        this.resources = resources;
    }

    @Query
    @Description("A season, or an error that says why not; needs no token")
    public Uni<Season> season(@Id @NonNull String id) {
        return resources.one(of(id)).map(Season::of);
    }

    @Query
    @Description("How a season stands, everybody or a division; needs no token")
    public Uni<Season.Table> seasonStandings(
            @Id @NonNull String id, @Description("Its key; absent: everybody") @Nullable String division) {
        String whose = division == null ? "" : "?division=" + Given.segment("division", division);
        return resources.one(of(id) + "/standings" + whose).map(Season.Table::of);
    }

    public @NonNull Athlete athlete(@Source Season.Line it) {
        return new Athlete(it.athleteId());
    }

    private static String of(String id) {
        return "/api/v1/seasons/" + Given.segment("id", id);
    }
}
