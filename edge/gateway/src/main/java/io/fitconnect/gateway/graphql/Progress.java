package io.fitconnect.gateway.graphql;

import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

/** Where an athlete is in a programme, as services/training shows it to the caller. */
@Type("ProgrammeProgress")
@Description("Where an athlete is in a programme that it follows")
public record Progress(
        @Id @NonNull String programmeId,
        @NonNull String title,
        @Description("First day of week 1") @NonNull LocalDate startDay,

        @Description("Number of the next session that is neither done nor past; null: none") @Nullable Integer next,

        int done,

        @Description("How many lie before today, or are done")
        int due,

        @Description("Done of due, 0 to 1; null: none is due") @Nullable Double adherence,

        @NonNull List<@NonNull Step> sessions) {

    /** What became of a planned session. */
    @org.eclipse.microprofile.graphql.Enum("ProgrammeStepState")
    public enum State {
        PLANNED,
        DONE,
        MISSED
    }

    /** A planned session on its day. */
    @Type("ProgrammeStep")
    @Description("A planned session and what became of it")
    public record Step(
            @Description("From 1") int number,
            @NonNull LocalDate day,
            @NonNull String title,
            @Ignore @Nullable String classId,
            @Description("In order; empty: free") @NonNull List<GymClass.@NonNull Block> blocks,
            @NonNull State state,

            @Id @Description("Of the workout that did it; null: none") @Nullable String sessionId) {

        static Step of(JsonObject json) {
            return new Step(
                    json.getInteger("number"),
                    LocalDate.parse(json.getString("day")),
                    json.getString("title"),
                    json.getString("classId"),
                    Given.each(json.getJsonArray("blocks"), GymClass::block),
                    State.valueOf(json.getString("state").toUpperCase(Locale.ROOT)),
                    json.getString("sessionId"));
        }
    }

    static Progress of(JsonObject json) {
        return new Progress(
                json.getString("programmeId"),
                json.getString("title"),
                LocalDate.parse(json.getString("startDay")),
                json.getInteger("next"),
                json.getInteger("done"),
                json.getInteger("due"),
                json.getDouble("adherence"),
                Given.each(json.getJsonArray("sessions"), Step::of));
    }
}
