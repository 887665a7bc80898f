package io.fitconnect.auth.sessions;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.fitconnect.testkit.IdentityServer;
import io.fitconnect.testkit.Login;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the realm refuses. */
class RealmIT {
    private static final String PASSWORD = "correct horse battery";
    private static final int FAILURES = 5;

    private final IdentityServer server = IdentityServer.shared();
    private final String realm = server.issuer().name() + "/protocol/openid-connect";
    private final String name = "eve-" + UUID.randomUUID();

    @Test
    void afterFiveWrongPasswordsTheRightOneHasToWait() {
        server.person(name, PASSWORD);
        Login.of(server, name, PASSWORD);

        for (int i = 0; i < FAILURES; i++) {
            assertThrows(IllegalStateException.class, () -> Login.of(server, name, "wrong horse battery"));
        }

        assertThrows(IllegalStateException.class, () -> Login.of(server, name, PASSWORD));
    }

    @Test
    void noClientMayTakeAPersonsPassword() {
        server.person(name, PASSWORD);

        given().formParam("grant_type", "password")
                .formParam("client_id", "fitconnect-web")
                .formParam("username", name)
                .formParam("password", PASSWORD)
                .post(realm + "/token")
                .then()
                .statusCode(400)
                .body("error", equalTo("unauthorized_client"));
    }

    @Test
    void aLoginWithoutProofKeyOrForAnotherAddressIsNotBegun() {
        given().redirects()
                .follow(false)
                .queryParam("response_type", "code")
                .queryParam("client_id", "fitconnect-web")
                .queryParam("redirect_uri", "http://localhost/back")
                .get(realm + "/auth")
                .then()
                .statusCode(302)
                .header("Location", containsString("code_challenge_method"));
        given().queryParam("response_type", "code")
                .queryParam("client_id", "fitconnect-web")
                .queryParam("redirect_uri", "https://elsewhere.example/back")
                .get(realm + "/auth")
                .then()
                .statusCode(400)
                .body(containsString("redirect_uri"));
    }
}
