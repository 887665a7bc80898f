package io.fitconnect.gateway.graphql;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

/** A season as services/competition shows it. */
@Type("Season")
@Description("Competitions that count together")
public record Season(
        @Id @NonNull String id,
        @NonNull String title,
        @Description("Ids, in the season's order") @NonNull List<@NonNull String> competitions,

        @Description("For ranks 1, 2, ...; none beyond") @NonNull List<@NonNull Integer> points,

        @Description("How many of an athlete's competitions count, the best; null: all") @Nullable Integer bestOf,

        @NonNull String ties) {

    /** How a season stands. */
    @Type("SeasonStandings")
    @Description("How a season stands after the competitions that are official")
    public record Table(
            @Description("Their ids, in the season's order") @NonNull List<@NonNull String> official,

            @Description("Best first") @NonNull List<@NonNull Line> rows) {

        static Table of(JsonObject json) {
            return new Table(
                    words(json.getJsonArray("official")), Given.each(json.getJsonArray("standings"), Line::of));
        }
    }

    /** A line of the standings. */
    @Type("SeasonStanding")
    @Description("What an athlete has got in a season")
    public record Line(
            @Ignore String athleteId, int rank, @NonNull String name, int points) {
        static Line of(JsonObject json) {
            return new Line(
                    json.getString("athleteId"),
                    json.getInteger("rank"),
                    json.getString("name"),
                    json.getInteger("points"));
        }
    }

    static Season of(JsonObject json) {
        int bestOf = json.getInteger("bestOf");
        return new Season(
                json.getString("seasonId"),
                json.getString("title"),
                words(json.getJsonArray("competitions")),
                json.getJsonArray("points").stream().map(it -> (Integer) it).toList(),
                bestOf == 0 ? null : (Integer) bestOf,
                json.getString("ties"));
    }

    private static List<String> words(JsonArray all) {
        Stream<Object> each = all.stream();
        return each.map(String::valueOf).toList();
    }
}
