package io.fitconnect.gateway.front;

import io.fitconnect.gateway.cache.Stored;
import io.fitconnect.platform.security.Caller;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** Names of answers, and of their bodies. */
final class CacheKey {
    private static final int ETAG_BYTES = 16;

    private CacheKey() {}

    /** The path, the query in one order, and whose answer it is: everybody's without a token, else one caller's own. */
    static String of(RoutingContext request, Optional<Caller> caller) {
        String query = request.queryParams().entries().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining("&"));
        String whose = caller.map(
                        it -> it.id() + " " + it.roles().stream().sorted().toList())
                .orElse("everybody");
        byte[] asked = (request.normalizedPath() + "?" + query).getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sha256(asked)) + ":" + whose;
    }

    /** With the service's own ETag, else one made of the body. */
    static Stored stored(Upstream.Answered answered) {
        String own = answered.headers().get(HttpHeaders.ETAG);
        return new Stored(
                Objects.requireNonNullElse(answered.headers().get(HttpHeaders.CONTENT_TYPE), "application/json"),
                own != null && !own.startsWith("W/")
                        ? own
                        : etag(answered.body().getBytes()),
                answered.headers().get(HttpHeaders.CACHE_CONTROL),
                answered.body());
    }

    private static String etag(byte[] body) {
        byte[] start = Arrays.copyOf(sha256(body), ETAG_BYTES);
        return "\"" + Base64.getUrlEncoder().withoutPadding().encodeToString(start) + "\"";
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
