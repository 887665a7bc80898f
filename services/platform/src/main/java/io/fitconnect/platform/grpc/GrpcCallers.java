package io.fitconnect.platform.grpc;

import io.fitconnect.platform.problem.ProblemCode;
import io.fitconnect.platform.problem.RefusedException;
import io.fitconnect.platform.security.Caller;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Who makes the current gRPC call. */
@ApplicationScoped
public class GrpcCallers {
    private final CurrentIdentityAssociation identities;

    GrpcCallers(CurrentIdentityAssociation identities) {
        this.identities = identities;
    }

    /** Fails with {@code token.missing} without a token. */
    public Uni<Caller> caller() {
        return visitor()
                .map(visitor -> visitor.orElseThrow(() ->
                        new RefusedException(ProblemCode.TOKEN_MISSING, "Send the metadata authorization: Bearer.")));
    }

    /** Empty without a token; a token that is no good fails with {@code token.invalid}. */
    public Uni<Optional<Caller>> visitor() {
        return identities
                .getDeferredIdentity()
                .onFailure(AuthenticationFailedException.class)
                .transform(e -> new RefusedException(
                        ProblemCode.TOKEN_INVALID, "The token is expired, ended, or not of a known issuer."))
                .map(GrpcCallers::known);
    }

    private static Optional<Caller> known(SecurityIdentity identity) {
        return identity.isAnonymous() ? Optional.empty() : Optional.of(Caller.of(identity));
    }
}
