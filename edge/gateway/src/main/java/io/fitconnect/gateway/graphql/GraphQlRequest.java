package io.fitconnect.gateway.graphql;

import io.fitconnect.platform.problem.ProblemCode;
import io.fitconnect.platform.problem.RefusedException;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request as GraphQL over HTTP has it, section 5; refused with {@code request.malformed} when it is none.
 *
 * @param query null: only named by its hash
 * @param hash SHA-256 in hexadecimal; null: not persisted
 */
record GraphQlRequest(
        @Nullable String query,
        @Nullable String operationName,
        @Nullable JsonObject variables,
        @Nullable String hash) {

    static GraphQlRequest ofBody(Buffer body) {
        if (!(json(body) instanceof JsonObject json)) {
            throw malformed("The body must be a JSON object.");
        }
        return of(
                text(json, "query"),
                text(json, "operationName"),
                object(json, "variables"),
                object(json, "extensions"));
    }

    static GraphQlRequest ofParameters(MultiMap parameters) {
        return of(
                parameters.get("query"),
                parameters.get("operationName"),
                parameter(parameters, "variables"),
                parameter(parameters, "extensions"));
    }

    JsonObject json(String document) {
        JsonObject json = new JsonObject().put("query", document);
        Given.put(json, "operationName", operationName);
        return Given.put(json, "variables", variables);
    }

    private static GraphQlRequest of(
            @Nullable String query,
            @Nullable String operationName,
            @Nullable JsonObject variables,
            @Nullable JsonObject extensions) {
        String hash = Optional.ofNullable(extensions)
                .map(it -> it.getValue("persistedQuery") instanceof JsonObject persisted ? persisted : null)
                .map(it -> it.getValue("sha256Hash") instanceof String text ? text : null)
                .orElse(null);
        if (query == null && hash == null) {
            throw malformed("query must be a string.");
        }
        return new GraphQlRequest(
                query, operationName == null || operationName.isEmpty() ? null : operationName, variables, hash);
    }

    private static @Nullable Object json(Buffer body) {
        try {
            return Json.decodeValue(body);
        } catch (DecodeException e) {
            throw malformed("This is no JSON.");
        }
    }

    private static @Nullable String text(JsonObject json, String name) {
        return switch (json.getValue(name)) {
            case null -> null;
            case String text -> text;
            default -> throw malformed(name + " must be a string.");
        };
    }

    private static @Nullable JsonObject object(JsonObject json, String name) {
        return switch (json.getValue(name)) {
            case null -> null;
            case JsonObject object -> object;
            default -> throw malformed(name + " must be an object.");
        };
    }

    private static @Nullable JsonObject parameter(MultiMap parameters, String name) {
        String value = parameters.get(name);
        if (value == null || value.isEmpty()) {
            return null;
        }
        return switch (json(Buffer.buffer(value))) {
            case null -> null;
            case JsonObject object -> object;
            default -> throw malformed(name + " must be a JSON object.");
        };
    }

    private static RefusedException malformed(String detail) {
        return new RefusedException(ProblemCode.REQUEST_MALFORMED, detail);
    }
}
