package io.fitconnect.gateway.graphql;

import io.fitconnect.proto.internal.training.v1.VisibleClass;
import io.vertx.core.json.JsonObject;
import java.math.BigInteger;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

/** A class as services/training shows it to the caller. */
@Type("Class")
@Description("A training class")
public record GymClass(
        @Id @NonNull String id,
        @NonNull String title,
        @Ignore @Nullable String coachId,
        @NonNull State state,

        @Description("ms since 1970; null: not yet") @Nullable BigInteger startedMs,

        @Description("ms since 1970; null: not yet") @Nullable BigInteger endedMs,

        @Description("When it is meant to start, ms since 1970; null: not said") @Nullable BigInteger startsAtMs,

        @Description("Places; null: as many as come") @Nullable Integer capacity,

        @Description("How many have a place") int booked,
        @Description("How many wait for one") int waiting,
        @Description("In order; empty: free") @NonNull List<@NonNull Block> blocks,
        @Ignore List<String> boardIds) {

    /** The class's life, in this order only. */
    @org.eclipse.microprofile.graphql.Enum("ClassState")
    public enum State {
        SCHEDULED,
        RUNNING,
        ENDED
    }

    /** A stretch of a class with a target. */
    @Type("Block")
    @Description("A stretch of a class with a target")
    public record Block(
            @NonNull String name,
            @Description("1 to 14400 s") int durationS,

            @Description("Heart-rate zone, 1 to 5; null: no target") @Nullable Integer zoneLow,

            @Description("Heart-rate zone, 1 to 5; null: no target") @Nullable Integer zoneHigh) {}

    static GymClass of(VisibleClass visible) {
        var it = visible.getTrainingClass();
        return new GymClass(
                it.getClassId(),
                it.getTitle(),
                it.getCoachId().isEmpty() ? null : it.getCoachId(),
                State.valueOf(it.getState().name().substring("CLASS_STATE_".length())),
                orNull(it.getStartedMs()),
                orNull(it.getEndedMs()),
                orNull(it.getStartsAtMs()),
                zone(it.getCapacity()),
                visible.getBooked(),
                visible.getWaiting(),
                it.getBlocksList().stream().map(GymClass::block).toList(),
                visible.getBoardsList());
    }

    /** From the answer of the REST resource. */
    static GymClass of(JsonObject json) {
        return new GymClass(
                json.getString("classId"),
                json.getString("title"),
                json.getString("coachId"),
                State.valueOf(json.getString("state").toUpperCase(java.util.Locale.ROOT)),
                orNull(json.getLong("startedMs", 0L)),
                orNull(json.getLong("endedMs", 0L)),
                orNull(json.getLong("startsAtMs", 0L)),
                json.getInteger("capacity"),
                json.getInteger("booked"),
                json.getInteger("waiting"),
                Given.each(json.getJsonArray("blocks"), GymClass::block),
                json.getJsonArray("boards").stream().map(String::valueOf).toList());
    }

    private static Block block(io.fitconnect.proto.internal.training.v1.Block it) {
        return new Block(it.getName(), it.getDurationS(), zone(it.getZoneLow()), zone(it.getZoneHigh()));
    }

    static Block block(JsonObject it) {
        return new Block(
                it.getString("name"),
                it.getInteger("durationS"),
                zone(it.getInteger("zoneLow", 0)),
                zone(it.getInteger("zoneHigh", 0)));
    }

    private static @Nullable Integer zone(int zone) {
        return zone == 0 ? null : zone;
    }

    private static @Nullable BigInteger orNull(@Nullable Long ms) {
        return ms == null || ms == 0 ? null : BigInteger.valueOf(ms);
    }
}
