package io.fitconnect.gateway.graphql;

import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** Writes only what was given. */
final class Given {
    private Given() {}

    static JsonObject put(JsonObject json, String name, @Nullable Object value) {
        return value == null ? json : json.put(name, value);
    }
}
