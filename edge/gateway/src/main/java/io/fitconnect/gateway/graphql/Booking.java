package io.fitconnect.gateway.graphql;

import io.vertx.core.json.JsonObject;
import java.math.BigInteger;
import java.util.Locale;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

/** A booking as services/training shows it to the caller. */
@Type("Booking")
@Description("An athlete's place in a class, or in its waiting list")
public record Booking(
        @Ignore String classId,
        @Ignore String athleteId,
        @NonNull State state,

        @Description("In the waiting list, from 1; null: has a place") @Nullable Integer position,

        @Description("When it was made, ms since 1970") @NonNull BigInteger bookedMs) {

    /** Whether there is a place. */
    @org.eclipse.microprofile.graphql.Enum("BookingState")
    public enum State {
        BOOKED,
        WAITING
    }

    static Booking of(JsonObject json) {
        return new Booking(
                json.getString("classId"),
                json.getString("athleteId"),
                State.valueOf(json.getString("state").toUpperCase(Locale.ROOT)),
                json.getInteger("position"),
                BigInteger.valueOf(json.getLong("bookedMs")));
    }
}
