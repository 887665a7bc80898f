package io.fitconnect.gateway.graphql;

import io.vertx.core.json.JsonObject;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Locale;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

/** An entry as services/competition shows it to the caller. */
@Type("Entry")
@Description("An athlete's part in a competition")
public record Entry(
        @Id @NonNull String competitionId,
        @Ignore String athleteId,
        @NonNull State state,

        @Description("Its key; null: the competition has none") @Nullable String division,

        @Description("ms since 1970") @NonNull BigInteger enteredMs) {

    /** Whether the athlete is in it. */
    @org.eclipse.microprofile.graphql.Enum("EntryState")
    public enum State {
        ENTERED,
        WITHDRAWN
    }

    static Entry of(JsonObject json) {
        return new Entry(
                json.getString("competitionId"),
                json.getString("athleteId"),
                State.valueOf(json.getString("state").toUpperCase(Locale.ROOT)),
                json.getString("division"),
                BigInteger.valueOf(Instant.parse(json.getString("entered")).toEpochMilli()));
    }
}
