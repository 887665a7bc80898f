package io.fitconnect.platform.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fitconnect.platform.id.AthleteId;
import io.fitconnect.platform.problem.ProblemCode;
import io.fitconnect.platform.problem.RefusedException;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;
import java.util.Set;
import org.jose4j.jwt.JwtClaims;
import org.junit.jupiter.api.Test;

class CallerTest {

    @Test
    void theSubjectCountsNotTheName() {
        Caller caller = Caller.of(identity("ada", "bob", Set.of("coach", "unheard-of")));

        assertEquals(new Caller(new AthleteId("ada"), Set.of(Role.COACH), null), caller);
        assertTrue(caller.is(new AthleteId("ada")));
        assertFalse(caller.is(new AthleteId("bob")));
        assertFalse(caller.hasAny(Role.ADMIN, Role.ATHLETE));
    }

    @Test
    void aSubjectThatCannotBeAnAthleteIsNoCaller() {
        RefusedException refused = assertThrows(
                RefusedException.class, () -> Caller.of(identity("ada lovelace", "ada", Set.of("athlete"))));

        assertEquals(ProblemCode.TOKEN_INVALID, refused.refusal().code());
    }

    private static SecurityIdentity identity(String subject, String name, Set<String> groups) {
        JwtClaims claims = new JwtClaims();
        claims.setSubject(subject);
        claims.setClaim("upn", name);
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new DefaultJWTCallerPrincipal("raw", "JWT", claims))
                .addRoles(groups)
                .build();
    }
}
