package io.fitconnect.gateway.graphql;

import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

/** An athlete's load as services/training computes it. */
@Type("TrainingLoad")
@Description("An athlete's load day by day, in UTC")
public record TrainingLoad(
        @Ignore String athleteId,
        @Description("What a point is") @NonNull String method,

        @Description("Of the history; null: there is none. Less than 42 days before, ctl is still filling up") @Nullable LocalDate firstDay,

        @NonNull List<@NonNull Day> days) {

    /** A day. */
    @Type("LoadDay")
    @Description("A day with what it added and where that left the athlete")
    public record Day(
            @NonNull LocalDate day,
            double load,

            @Description("Fitness: load averaged over 42 days")
            double ctl,

            @Description("Fatigue: the same over 7 days") double atl,

            @Description("Form on its morning: yesterday's ctl less atl")
            double tsb) {

        static Day of(JsonObject json) {
            return new Day(
                    LocalDate.parse(json.getString("day")),
                    json.getDouble("load"),
                    json.getDouble("ctl"),
                    json.getDouble("atl"),
                    json.getDouble("tsb"));
        }
    }

    static TrainingLoad of(JsonObject json) {
        String first = json.getString("firstDay");
        return new TrainingLoad(
                json.getString("athleteId"),
                json.getString("method"),
                first == null ? null : LocalDate.parse(first),
                Given.each(json.getJsonArray("days"), Day::of));
    }
}
