package io.fitconnect.auth.sessions;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** How Keycloak is asked about sessions. */
@ConfigMapping(prefix = "fitconnect.auth.keycloak")
public interface KeycloakConfig {

    /** Where its REST API is, from here. */
    URI url();

    @WithDefault("fitconnect")
    String realm();

    /** The service account, with the roles view-users and manage-users of the client realm-management. */
    @WithDefault("fitconnect-services")
    String client();

    /** Its secret; without one there are no session routes, and all else works. */
    Optional<String> secret();

    /** The realm's id of the client whose sessions may outlive their logins. */
    @WithDefault("0b6f7a52-6a0e-4d0c-9c3a-5f8f6c1d2e01")
    String lastingClient();

    /** How long one request may take. */
    @WithDefault("5s")
    Duration timeout();
}
