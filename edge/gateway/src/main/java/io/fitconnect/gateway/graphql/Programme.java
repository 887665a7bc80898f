package io.fitconnect.gateway.graphql;

import io.vertx.core.json.JsonObject;
import java.math.BigInteger;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

/** A programme as services/training shows it. */
@Type("Programme")
@Description("Weeks of planned sessions; it never changes")
public record Programme(
        @Id @NonNull String id,
        @NonNull String title,
        @Ignore String authorId,
        @Description("ms since 1970") @NonNull BigInteger createdMs,
        @Description("By week and day") @NonNull List<@NonNull Planned> sessions) {

    /** One planned session. */
    @Type("PlannedSession")
    @Description("A planned session")
    public record Planned(
            @Description("1 to 52") int week,

            @Description("1 to 7, from the day on which the athlete starts")
            int day,

            @NonNull String title,
            @Ignore @Nullable String classId,
            @Description("In order; empty: free") @NonNull List<GymClass.@NonNull Block> blocks) {

        static Planned of(JsonObject json) {
            return new Planned(
                    json.getInteger("week"),
                    json.getInteger("day"),
                    json.getString("title"),
                    json.getString("classId"),
                    Given.each(json.getJsonArray("blocks"), GymClass::block));
        }
    }

    static Programme of(JsonObject json) {
        return new Programme(
                json.getString("programmeId"),
                json.getString("title"),
                json.getString("authorId"),
                BigInteger.valueOf(json.getLong("createdMs")),
                Given.each(json.getJsonArray("sessions"), Planned::of));
    }
}
