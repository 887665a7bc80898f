package io.fitconnect.platform.grpc;

import io.fitconnect.platform.access.AccessRow;
import io.fitconnect.platform.access.Verdict;
import io.fitconnect.platform.problem.ProblemCode;
import io.fitconnect.platform.problem.RefusedException;
import io.fitconnect.platform.security.Caller;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who makes the current gRPC call. */
@ApplicationScoped
public class GrpcCallers {
    private final CurrentIdentityAssociation identities;

    GrpcCallers(CurrentIdentityAssociation identities) {
        this.identities = identities;
    }

    /** Fails with {@code token.missing} without a token. */
    public Uni<Caller> caller() {
        return visitor().map(visitor -> visitor.orElseThrow(GrpcCallers::missing));
    }

    /**
     * Empty without a token; a token that is no good fails with {@code token.invalid}, a caller whom the method's line in
     * the table doesn't name with {@code token.missing} or {@code access.denied}.
     */
    public Uni<Optional<Caller>> visitor() {
        AccessRow row = CallGate.row();
        return identities
                .getDeferredIdentity()
                .onFailure(AuthenticationFailedException.class)
                .transform(e -> new RefusedException(
                        ProblemCode.TOKEN_INVALID, "The token is expired, ended, or not of a known issuer."))
                .map(GrpcCallers::known)
                .invoke(visitor -> require(row, visitor));
    }

    private static void require(@Nullable AccessRow row, Optional<Caller> visitor) {
        if (row == null || !row.needsToken()) {
            return;
        }
        if (row.judge(visitor.orElseThrow(GrpcCallers::missing), Optional.empty()) == Verdict.DENIED) {
            throw new RefusedException(ProblemCode.ACCESS_DENIED, "The token's roles do not allow " + row.path() + ".");
        }
    }

    private static RefusedException missing() {
        return new RefusedException(ProblemCode.TOKEN_MISSING, "Send the metadata authorization: Bearer.");
    }

    private static Optional<Caller> known(SecurityIdentity identity) {
        return identity.isAnonymous() ? Optional.empty() : Optional.of(Caller.of(identity));
    }
}
