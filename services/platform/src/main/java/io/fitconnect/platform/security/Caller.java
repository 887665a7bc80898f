package io.fitconnect.platform.security;

import io.fitconnect.platform.id.AthleteId;
import io.fitconnect.platform.problem.ProblemCode;
import io.fitconnect.platform.problem.RefusedException;
import io.quarkus.security.identity.SecurityIdentity;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/**
 * Who asks, as the verified token says.
 *
 * @param session the login that the token comes from; null for a program's token, which belongs to none
 */
public record Caller(
        AthleteId id, Set<Role> roles, @Nullable String session) {

    public Caller {
        roles = Set.copyOf(roles);
    }

    /** Reads the subject, never a name claim: another issuer's preferred_username could be anybody's id. */
    public static Caller of(SecurityIdentity identity) {
        if (!(identity.getPrincipal() instanceof JsonWebToken token)
                || token.getSubject() == null
                || !AthleteId.isValid(token.getSubject())) {
            throw new RefusedException(
                    ProblemCode.TOKEN_INVALID, "The token's sub must be 1 to 64 of A-Z, a-z, 0-9, _ and -.");
        }
        return new Caller(new AthleteId(token.getSubject()), roles(identity.getRoles()), token.getClaim("sid"));
    }

    public boolean is(AthleteId athlete) {
        return id.equals(athlete);
    }

    public boolean hasAny(Role... wanted) {
        return Arrays.stream(wanted).anyMatch(roles::contains);
    }

    private static Set<Role> roles(Set<String> groups) {
        return Arrays.stream(Role.values())
                .filter(role -> groups.contains(role.group()))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Role.class)));
    }
}
