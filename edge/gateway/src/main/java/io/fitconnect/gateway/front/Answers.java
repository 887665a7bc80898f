package io.fitconnect.gateway.front;

import io.fitconnect.gateway.cache.ResponseCache;
import io.fitconnect.gateway.cache.Stored;
import io.fitconnect.gateway.rate.Verdict;
import io.fitconnect.platform.problem.Problem;
import io.fitconnect.platform.problem.ProblemCode;
import io.fitconnect.platform.problem.Refusal;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.Json;
import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes what the gateway answers itself. */
final class Answers {
    private static final CharSequence RATE = HttpHeaders.createOptimized("RateLimit");
    private static final CharSequence POLICY = HttpHeaders.createOptimized("RateLimit-Policy");

    private Answers() {}

    /** draft-ietf-httpapi-ratelimit-headers-10, sections 3 and 4. */
    static void limits(RoutingContext request, Verdict verdict) {
        if (verdict.perSecond() > 0) {
            long window = Math.max(1, verdict.burst() / verdict.perSecond());
            request.response()
                    .putHeader(POLICY, "\"default\";q=" + verdict.burst() + ";w=" + window)
                    .putHeader(RATE, "\"default\";r=" + verdict.remaining() + ";t=" + seconds(verdict.retryAfterMs()));
        }
    }

    static void exceeded(RoutingContext request, Verdict verdict) {
        request.response()
                .putHeader(HttpHeaders.RETRY_AFTER, String.valueOf(Math.max(1, seconds(verdict.retryAfterMs()))));
        refuse(request, Refusal.of(ProblemCode.RATE_EXCEEDED, "Slow down, see Retry-After."));
    }

    static void refuse(RoutingContext request, Refusal refusal) {
        HttpServerResponse response = request.response();
        if (response.ended()) {
            return;
        }
        if (refusal.code().retryable() && !response.headers().contains(HttpHeaders.RETRY_AFTER)) {
            response.putHeader(HttpHeaders.RETRY_AFTER, "1");
        }
        response.setStatusCode(refusal.code().status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .end(Json.encodeToBuffer(Problem.of(refusal, request.request().path(), null)));
    }

    /** The stored answer, or 304 to who has it already; RFC 9110 section 13.1.2, RFC 9211. */
    static void stored(RoutingContext request, Stored stored, ResponseCache.Result result, boolean personal) {
        HttpServerResponse response = request.response();
        String control = stored.cacheControl();
        response.putHeader(HttpHeaders.ETAG, stored.etag())
                .putHeader(HttpHeaders.VARY, "Authorization, Accept")
                .putHeader(
                        HttpHeaders.CACHE_CONTROL,
                        control != null ? control : personal ? "private, no-cache" : "public, no-cache")
                .putHeader("Cache-Status", "fitconnect; " + status(result));
        if (matches(request.request().getHeader(HttpHeaders.IF_NONE_MATCH), stored.etag())) {
            response.setStatusCode(304).end();
        } else {
            response.putHeader(HttpHeaders.CONTENT_TYPE, stored.contentType()).end(stored.body());
        }
    }

    static void passed(RoutingContext request, Upstream.Answered answered) {
        HttpServerResponse response = request.response().setStatusCode(answered.status());
        answered.headers().forEach((name, value) -> response.headers().add(name, value));
        if (answered.status() == 204 || answered.status() == 304) {
            response.end();
        } else {
            response.end(answered.body());
        }
    }

    private static String status(ResponseCache.Result result) {
        return switch (result) {
            case HIT -> "hit";
            case MISS -> "fwd=uri-miss";
            case OFF -> "fwd=bypass; detail=" + result.name().toLowerCase(Locale.ROOT);
        };
    }

    private static boolean matches(@Nullable String header, String etag) {
        return header != null
                && (header.strip().equals("*")
                        || Arrays.stream(header.split(","))
                                .map(tag -> tag.strip().replaceFirst("^W/", ""))
                                .anyMatch(etag::equals));
    }

    private static long seconds(long ms) {
        return (ms + 999) / 1000;
    }
}
