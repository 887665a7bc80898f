package io.fitconnect.tokens;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Refuses a good token whose session was ended; every HTTP request that needs a login passes here. */
@ApplicationScoped
class SessionCheck implements SecurityIdentityAugmentor {
    private final RevokedSessions revoked;

    SessionCheck(RevokedSessions revoked) {
        this.revoked = revoked;
    }

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        return identity.getPrincipal() instanceof JsonWebToken token && revoked.contains(token.getClaim("sid"))
                ? Uni.createFrom().failure(new AuthenticationFailedException("the session was ended"))
                : Uni.createFrom().item(identity);
    }
}
