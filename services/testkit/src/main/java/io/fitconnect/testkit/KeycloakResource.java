package io.fitconnect.testkit;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Gives a Quarkus test a real Keycloak with the project's realm, and makes it trust its tokens alone. */
public final class KeycloakResource implements QuarkusTestResourceLifecycleManager {
    @Override
    public Map<String, String> start() {
        var issuer = IdentityServer.shared().issuer();
        return Map.of(
                "FITCONNECT_JWKS",
                issuer.jwksUrl(),
                "FITCONNECT_ISSUER",
                issuer.name(),
                "FITCONNECT_KEYCLOAK",
                IdentityServer.shared().address(),
                "FITCONNECT_SERVICES_SECRET",
                IdentityServer.shared().secret("services"));
    }

    @Override
    public void stop() {
        // The server is shared by the JVM and ends with it.
    }
}
