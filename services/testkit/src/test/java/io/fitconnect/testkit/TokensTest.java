package io.fitconnect.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.auth.principal.DefaultJWTParser;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.ParseException;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The tokens as the applications' own library reads them. */
class TokensTest {
    private final DefaultJWTParser parser = new DefaultJWTParser(trust());

    private static JWTAuthContextInfo trust() {
        var trust = new JWTAuthContextInfo(Tokens.jwks(), Tokens.ISSUER);
        trust.setSignatureAlgorithm(Set.of(SignatureAlgorithm.ES256));
        return trust;
    }

    @Test
    void aTokenNamesItsSubjectAndRoles() throws Exception {
        var token = parser.parse(Tokens.token("ada", "athlete", "coach"));
        assertEquals("ada", token.getSubject());
        assertEquals(Set.of("athlete", "coach"), token.getGroups());
    }

    @Test
    void anExpiredOrAlteredTokenIsRefused() {
        String expired = Tokens.token("ada", Duration.ofHours(-1), "athlete");
        assertThrows(ParseException.class, () -> parser.parse(expired));
        String[] parts = Tokens.token("ada").split("\\.");
        String[] others = Tokens.token("bob").split("\\.");
        assertThrows(ParseException.class, () -> parser.parse(parts[0] + "." + others[1] + "." + parts[2]));
    }
}
