package io.fitconnect.stack;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Keycloak with the project's realm, started for real. */
class KeycloakIT {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @Test
    void theRealmSignsWithTheInstancesKeyAndItsTokensSayWhatThePlatformReads() throws Exception {
        // No @TempDir: JUnit warns of the link to the program.
        var data = DataDir.make(Files.createTempDirectory("fitconnect-keycloak"));
        try {
            tokensOfTwoStarts(data);
        } finally {
            data.delete();
        }
    }

    private static void tokensOfTwoStarts(DataDir data) throws Exception {
        var key = SigningKey.in(data.keys());
        int port = Ports.free();
        try (var stack = start(data, port)) {
            var issuer = stack.issuer().orElseThrow();
            String token = hubToken(issuer, data);
            String head = part(token, 0);
            String claims = part(token, 1);

            assertTrue(head.contains("\"alg\" : \"ES256\"") || head.contains("\"alg\":\"ES256\""), head);
            assertTrue(claims.contains("\"iss\":\"" + issuer.name() + "\""), claims);
            assertTrue(claims.contains("\"aud\":\"fitconnect\""), claims);
            assertTrue(claims.contains("\"groups\":[\"hub\"]"), claims);
            assertTrue(claims.matches(".*\"sub\":\"[A-Za-z0-9_-]{1,64}\".*"), claims);
            assertFalse(claims.contains("resource_access") || claims.contains("email"), claims);
            // Keycloak reads its clock once for each, so a second may end in between.
            assertEquals(300, number(claims, "exp") - number(claims, "iat"), 1);

            String published = get(issuer.jwksUrl());
            String local = Files.readString(Path.of(URI.create(key.jwksUrl())));
            for (String member : List.of("kid", "x", "y")) {
                assertTrue(published.contains("\"" + member + "\":\"" + text(local, member) + "\""), published);
            }
            assertEquals(text(local, "kid"), text(head, "kid"));
        }
        // The database keeps what the first start imported, on whatever port.
        try (var stack = start(data, port)) {
            assertTrue(part(hubToken(stack.issuer().orElseThrow(), data), 1).contains("\"hub\""));
            long before = stack.pid(Service.KEYCLOAK);
            ProcessHandle.of(before).orElseThrow().destroyForcibly();
            await().atMost(Duration.ofMinutes(3))
                    .until(() -> stack.pid(Service.KEYCLOAK) != before && stack.answers(Service.KEYCLOAK));
            assertTrue(part(hubToken(stack.issuer().orElseThrow(), data), 1).contains("\"hub\""));
        }
    }

    private static Stack start(DataDir data, int port) throws Exception {
        return Stack.start(data, Map.of(Service.KEYCLOAK, port), Durability.PROCESS_KILL, Progress.SILENT);
    }

    private static String hubToken(Issuer issuer, DataDir data) throws Exception {
        String form = "grant_type=client_credentials&client_id=fitconnect-hub&client_secret=" + Secret.of(data, "hub");
        var request = HttpRequest.newBuilder(URI.create(issuer.name() + "/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build();
        HttpResponse<String> answer = HTTP.send(request, BodyHandlers.ofString());
        assertEquals(200, answer.statusCode(), answer.body());
        return text(answer.body(), "access_token");
    }

    private static String get(String address) throws Exception {
        return HTTP.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString())
                .body();
    }

    private static String part(String token, int index) {
        return new String(Base64.getUrlDecoder().decode(token.split("\\.")[index]));
    }

    private static String text(String json, String member) {
        return json.replaceFirst("(?s).*\"" + member + "\" ?: ?\"([^\"]*)\".*", "$1");
    }

    private static long number(String json, String member) {
        return Long.parseLong(json.replaceFirst("(?s).*\"" + member + "\" ?: ?(\\d+).*", "$1"));
    }
}
