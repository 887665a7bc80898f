package io.fitconnect.gateway.graphql;

import io.fitconnect.platform.problem.Refusal;
import io.fitconnect.platform.problem.RefusedException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What stands in JSON. */
final class Given {
    private Given() {}

    /** Writes only what was given. */
    static JsonObject put(JsonObject json, String name, @Nullable Object value) {
        return value == null ? json : json.put(name, value);
    }

    static <T> List<T> each(JsonArray objects, Function<JsonObject, T> read) {
        return objects.stream().map(it -> read.apply((JsonObject) it)).toList();
    }

    /** An id that a path may hold as it is. */
    static String segment(String argument, String id) {
        if (!id.matches("[A-Za-z0-9_-]{1,64}")) {
            throw new RefusedException(Refusal.invalid(argument, "value.malformed", "must be 1 to 64 of A-Za-z0-9_-"));
        }
        return id;
    }
}
