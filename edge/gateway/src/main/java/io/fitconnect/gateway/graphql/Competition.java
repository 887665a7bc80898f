package io.fitconnect.gateway.graphql;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

/** A competition as services/competition shows it to the caller. */
@Type("Competition")
@Description("A competition, decided by its boards")
public record Competition(
        @Id @NonNull String id,
        @NonNull String title,
        @Ignore @Nullable String organiserId,
        @NonNull State state,
        @Description("ms since 1970") @NonNull BigInteger startMs,
        @Description("ms since 1970") @NonNull BigInteger endMs,

        @Description("effort, reps, distance, energy or work") @NonNull String metric,

        @Description("How many of an athlete's sessions count, the best; null: all") @Nullable Integer bestOf,

        @Description("How equal scores share ranks: shared (1-2-2-4) or dense (1-2-2-3)") @NonNull String ties,

        @Description("The year in which ages are counted") int ageYear,
        int mostEntries,

        @Description("Empty: everybody is ranked together only") @NonNull List<@NonNull Division> divisions,

        @Ignore List<String> boardIds) {

    /** The competition's life. */
    @org.eclipse.microprofile.graphql.Enum("CompetitionState")
    public enum State {
        ANNOUNCED,
        RUNNING,
        ENDED,
        OFFICIAL,
        CANCELLED;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A group that is ranked on its own. */
    @Type("Division")
    @Description("A group that is ranked on its own; null asks for nothing")
    public record Division(
            @NonNull String key,
            @NonNull String title,
            @Description("female or male") @Nullable String sex,
            @Nullable Integer ageMin,
            @Nullable Integer ageMax,
            @Nullable Double weightMinKg,
            @Description("This one out") @Nullable Double weightBelowKg,
            @Nullable Double powerMinWPerKg,
            @Description("This one out") @Nullable Double powerBelowWPerKg) {

        static Division of(JsonObject json) {
            return new Division(
                    json.getString("key"),
                    json.getString("title"),
                    json.getString("sex"),
                    json.getInteger("ageMin"),
                    json.getInteger("ageMax"),
                    json.getDouble("weightMinKg"),
                    json.getDouble("weightBelowKg"),
                    json.getDouble("powerMinWPerKg"),
                    json.getDouble("powerBelowWPerKg"));
        }
    }

    static Competition of(JsonObject json) {
        int bestOf = json.getInteger("bestOf");
        return new Competition(
                json.getString("competitionId"),
                json.getString("title"),
                json.getString("organiserId"),
                State.valueOf(json.getString("state").toUpperCase(Locale.ROOT)),
                ms(json.getString("start")),
                ms(json.getString("end")),
                json.getString("metric"),
                bestOf == 0 ? null : bestOf,
                json.getString("ties"),
                json.getInteger("ageYear"),
                json.getInteger("mostEntries"),
                Given.each(json.getJsonArray("divisions", new JsonArray()), Division::of),
                json.getJsonArray("boards").stream().map(String::valueOf).toList());
    }

    private static BigInteger ms(String instant) {
        return BigInteger.valueOf(Instant.parse(instant).toEpochMilli());
    }
}
