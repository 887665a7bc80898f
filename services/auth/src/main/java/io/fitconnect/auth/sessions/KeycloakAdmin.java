package io.fitconnect.auth.sessions;

import io.fitconnect.platform.problem.ProblemCode;
import io.fitconnect.platform.problem.RefusedException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jboss.logging.Logger;

/** Requests to Keycloak's admin API as the service account, whose token is kept while it is good. */
@ApplicationScoped
class KeycloakAdmin {
    private static final Logger LOG = Logger.getLogger(KeycloakAdmin.class);
    private static final int UNAUTHORIZED = 401;
    /** A token is not used in its last seconds. */
    private static final int MARGIN_S = 20;

    private final KeycloakConfig config;
    private final HttpClient http;
    private volatile Held held = new Held("", Instant.EPOCH);

    private record Held(String token, Instant until) {}

    KeycloakAdmin(KeycloakConfig config) {
        this.config = config;
        this.http = HttpClient.newBuilder().connectTimeout(config.timeout()).build();
    }

    /** Below {@code /admin/realms/{realm}/}; any answer but a failure of the server itself is the caller's to judge. */
    Uni<HttpResponse<String>> send(String method, String path) {
        return token().chain(token -> exchange(HttpRequest.newBuilder(at("/admin/realms/" + config.realm() + path))
                        .header("Authorization", "Bearer " + token)
                        .method(method, BodyPublishers.noBody())))
                .invoke(this::forgetIfRefused)
                .map(KeycloakAdmin::requireAnswer);
    }

    private Uni<String> token() {
        Held now = held;
        if (Instant.now().isBefore(now.until())) {
            return Uni.createFrom().item(now.token());
        }
        String form = "grant_type=client_credentials&client_id=" + encoded(config.client()) + "&client_secret="
                + encoded(config.secret().orElseThrow(() -> unavailable("no secret for its API is set")));
        return exchange(HttpRequest.newBuilder(at("/realms/" + config.realm() + "/protocol/openid-connect/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form)))
                .map(KeycloakAdmin::requireAnswer)
                .map(answer -> {
                    JsonObject body = new JsonObject(answer.body());
                    long life = body.getLong("expires_in", 0L) - MARGIN_S;
                    held = new Held(
                            body.getString("access_token", ""), Instant.now().plusSeconds(life));
                    return held.token();
                });
    }

    private Uni<HttpResponse<String>> exchange(HttpRequest.Builder request) {
        HttpRequest timed = request.timeout(config.timeout()).build();
        return Uni.createFrom()
                .completionStage(() -> http.sendAsync(timed, BodyHandlers.ofString()))
                .onFailure()
                .transform(failure -> {
                    LOG.warnf("keycloak does not answer: %s", failure.getMessage());
                    return unavailable("it does not answer");
                });
    }

    private void forgetIfRefused(HttpResponse<String> answer) {
        if (answer.statusCode() == UNAUTHORIZED) {
            held = new Held("", Instant.EPOCH);
        }
    }

    private static HttpResponse<String> requireAnswer(HttpResponse<String> answer) {
        int status = answer.statusCode();
        if (status / 100 != 2 && status != 404) {
            LOG.warnf("keycloak answers %d to a request for sessions", status);
            throw unavailable("it refuses the request for sessions");
        }
        return answer;
    }

    private URI at(String path) {
        return URI.create(config.url().toString().replaceFirst("/$", "") + path);
    }

    private static RefusedException unavailable(String why) {
        return new RefusedException(ProblemCode.STORE_UNAVAILABLE, "The identity server can't be asked: " + why + ".");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
