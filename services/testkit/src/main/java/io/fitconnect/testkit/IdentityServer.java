package io.fitconnect.testkit;

import static io.restassured.RestAssured.given;

import io.fitconnect.stack.DataDir;
import io.fitconnect.stack.Durability;
import io.fitconnect.stack.Issuer;
import io.fitconnect.stack.Ports;
import io.fitconnect.stack.Progress;
import io.fitconnect.stack.Secret;
import io.fitconnect.stack.Service;
import io.fitconnect.stack.Stack;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A real Keycloak with the project's realm; started when first asked for, shared by this JVM and ended with it. */
public final class IdentityServer {
    private static @Nullable IdentityServer shared;

    private final DataDir data;
    private final Stack stack;

    private IdentityServer(DataDir data, Stack stack) {
        this.data = data;
        this.stack = stack;
    }

    public static synchronized IdentityServer shared() {
        if (shared == null) {
            try {
                DataDir data = DataDir.make(Files.createTempDirectory("fitconnect-keycloak"));
                Stack stack = Stack.start(
                        data, Map.of(Service.KEYCLOAK, Ports.free()), Durability.PROCESS_KILL, Progress.SILENT);
                var started = new IdentityServer(data, stack);
                Runtime.getRuntime().addShutdownHook(new Thread(started::end, "end-keycloak"));
                shared = started;
            } catch (Exception e) {
                throw new IllegalStateException("keycloak can't be started for the tests", e);
            }
        }
        return shared;
    }

    private void end() {
        try {
            stack.close();
            data.delete();
        } catch (IOException e) {
            System.err.println("left behind: " + data.root() + " (" + e + ")");
        }
    }

    public Issuer issuer() {
        return stack.issuer().orElseThrow();
    }

    /** {@code host:port}. */
    public String address() {
        return stack.address(Service.KEYCLOAK);
    }

    /** Of a client of the realm: {@code hub} or {@code services}. */
    public String secret(String name) {
        try {
            return Secret.of(data, name);
        } catch (IOException e) {
            throw new IllegalStateException("no secret " + name, e);
        }
    }

    /** Makes somebody who can log in; returns the id, which is the subject of the tokens. */
    public String person(String name, String password, String... roles) {
        var account = Map.of(
                "username",
                name,
                "email",
                name + "@example.org",
                "firstName",
                name,
                "lastName",
                "Test",
                "enabled",
                true,
                "credentials",
                List.of(Map.of("type", "password", "value", password, "temporary", false)));
        String address = admin().body(account)
                .post("/users")
                .then()
                .statusCode(201)
                .extract()
                .header("Location");
        String id = address.substring(address.lastIndexOf('/') + 1);
        var representations = Arrays.stream(roles)
                .map(role -> admin().get("/roles/" + role)
                        .then()
                        .statusCode(200)
                        .extract()
                        .as(Map.class))
                .toList();
        admin().body(representations)
                .post("/users/" + id + "/role-mappings/realm")
                .then()
                .statusCode(204);
        return id;
    }

    /** Requests to the admin API of the realm. */
    public RequestSpecification admin() {
        String token = given().formParam("grant_type", "client_credentials")
                .formParam("client_id", "fitconnect-launcher")
                .formParam("client_secret", secret("keycloak-admin"))
                .post("http://" + address() + "/realms/master/protocol/openid-connect/token")
                .then()
                .statusCode(200)
                .extract()
                .path("access_token");
        return given().baseUri("http://" + address() + "/admin/realms/fitconnect")
                .auth()
                .oauth2(token)
                .contentType("application/json");
    }
}
