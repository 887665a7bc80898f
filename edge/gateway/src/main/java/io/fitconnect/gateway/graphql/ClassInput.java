package io.fitconnect.gateway.graphql;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigInteger;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** What a coach sends to plan a class; services/training says what is allowed. */
@Input("ClassInput")
@Description("A class to plan")
public record ClassInput(
        @Id @Description("1 to 64 of A-Za-z0-9_-; absent: one is made") @Nullable String classId,

        @NonNull String title,

        @Description("ms since 1970; absent: not said") @Nullable BigInteger startsAtMs,

        @Description("Places; absent: as many as come") @Nullable Integer capacity,

        @Description("In order; absent: free") @Nullable List<BlockInput> blocks) {

    /** A stretch of a class with a target. */
    @Input("BlockInput")
    @Description("A stretch of a class with a target")
    public record BlockInput(
            @NonNull String name,
            @Description("1 to 14400 s") @NonNull Integer durationS,
            @Nullable Integer zoneLow,
            @Nullable Integer zoneHigh) {

        JsonObject json() {
            JsonObject json = new JsonObject().put("name", name).put("durationS", durationS);
            return Given.put(Given.put(json, "zoneLow", zoneLow), "zoneHigh", zoneHigh);
        }
    }

    JsonObject json() {
        JsonObject json = new JsonObject().put("title", title);
        Given.put(json, "classId", classId);
        Given.put(json, "startsAtMs", startsAtMs);
        Given.put(json, "capacity", capacity);
        if (blocks != null) {
            json.put(
                    "blocks",
                    new JsonArray(blocks.stream()
                            .filter(Objects::nonNull)
                            .map(BlockInput::json)
                            .toList()));
        }
        return json;
    }
}
