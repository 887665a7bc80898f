package io.fitconnect.auth.sessions;

import io.fitconnect.platform.id.AthleteId;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Stream;

/** A person's sessions where they are kept: in Keycloak. */
@ApplicationScoped
class KeycloakSessions {
    private static final int NOT_FOUND = 404;

    private final KeycloakAdmin keycloak;
    private final KeycloakConfig config;

    KeycloakSessions(KeycloakAdmin keycloak, KeycloakConfig config) {
        this.keycloak = keycloak;
        this.config = config;
    }

    /** Newest first; empty for a subject that the realm does not know. */
    Uni<List<Session>> of(AthleteId person) {
        String user = "/users/" + person.value();
        return keycloak.send("GET", user + "/sessions")
                .map(answer -> sessions(answer, false))
                .chain(usual -> keycloak.send("GET", user + "/offline-sessions/" + config.lastingClient())
                        .map(answer -> sessions(answer, true))
                        .map(lasting -> Stream.concat(usual.stream(), lasting.stream())
                                .sorted((a, b) -> Long.compare(b.startedMs(), a.startedMs()))
                                .toList()));
    }

    /** Its refresh tokens are refused from now on. */
    Uni<Void> end(Session session) {
        return keycloak.send("DELETE", "/sessions/" + session.id() + "?isOffline=" + session.lasting())
                .replaceWithVoid();
    }

    private static List<Session> sessions(HttpResponse<String> answer, boolean lasting) {
        return answer.statusCode() == NOT_FOUND
                ? List.of()
                : new JsonArray(answer.body())
                        .stream().map(row -> session((JsonObject) row, lasting)).toList();
    }

    private static Session session(JsonObject row, boolean lasting) {
        return new Session(
                row.getString("id"),
                row.getLong("start"),
                row.getLong("lastAccess"),
                row.getString("ipAddress", ""),
                row.getJsonObject("clients", new JsonObject()).getMap().values().stream()
                        .map(String::valueOf)
                        .sorted()
                        .toList(),
                lasting,
                false);
    }
}
