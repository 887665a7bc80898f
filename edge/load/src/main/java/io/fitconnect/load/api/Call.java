package io.fitconnect.load.api;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** A request, but for whose token it carries. */
record Call(HttpMethod method, String path, @Nullable JsonObject body) {
    static Call get(String path) {
        return new Call(HttpMethod.GET, path, null);
    }
}
