package io.fitconnect.gateway.graphql;

import io.vertx.core.MultiMap;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** What a coach says to athletes of a running class; services/training says what is allowed. */
@Input("CueInput")
@Description("A coach's words to athletes of a running class")
public record CueInput(
        @Description("1 to 140 characters") @NonNull String text,

        @Description("Absent: HINT") TrainerCue.@Nullable Severity severity,

        @Description("Absent: everybody who is booked or trains in the class") @Nullable List<String> athleteIds,

        @Description("1 to 64 of A-Za-z0-9_-: with the same one it is sent once; absent: each time") @Nullable String key) {

    JsonObject json() {
        JsonObject json = new JsonObject().put("text", text);
        Given.put(json, "severity", severity == null ? null : severity.name());
        return Given.put(json, "athleteIds", athleteIds == null ? null : new JsonArray(athleteIds));
    }

    MultiMap headers() {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap();
        return key == null ? headers : headers.add("Idempotency-Key", key);
    }
}
