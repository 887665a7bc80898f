package io.fitconnect.tokens;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.junit.jupiter.api.Test;

class RememberedTokensTest {
    private static final JWTAuthContextInfo CONTEXT = new JWTAuthContextInfo();

    private Instant now = Instant.parse("2026-01-01T10:00:00Z");
    private Instant expiry = now.plusSeconds(300);
    private int checks;
    private final InstantSource time = () -> now;
    private final Clock clock = time.withZone(ZoneOffset.UTC);
    private final RememberedTokens tokens =
            new RememberedTokens(new Counting(), clock, () -> now.getEpochSecond() * 1_000_000_000);

    @Test
    void aGoodTokenIsCheckedOnceAMinute() throws ParseException {
        JWTCallerPrincipal first = tokens.parse("ada", CONTEXT);
        pass(RememberedTokens.LONGEST.minusSeconds(1));
        assertSame(first, tokens.parse("ada", CONTEXT));
        assertEquals(1, checks);

        pass(Duration.ofSeconds(2));
        tokens.parse("ada", CONTEXT);
        assertEquals(2, checks);
    }

    @Test
    void anotherTokenIsNotTakenForIt() throws ParseException {
        assertEquals("ada", tokens.parse("ada", CONTEXT).getSubject());
        assertEquals("bob", tokens.parse("bob", CONTEXT).getSubject());
        assertEquals(2, checks);
    }

    @Test
    void aTokenIsNotRememberedBeyondItsExpiry() throws ParseException {
        expiry = now.plusSeconds(10);
        tokens.parse("ada", CONTEXT);
        pass(Duration.ofSeconds(9));
        tokens.parse("ada", CONTEXT);
        assertEquals(1, checks);

        pass(Duration.ofSeconds(1));
        tokens.parse("ada", CONTEXT);
        tokens.parse("ada", CONTEXT);
        assertEquals(3, checks, "one that has expired is for the check to refuse, each time");
    }

    @Test
    void aBadTokenIsRefusedEachTime() {
        assertThrows(ParseException.class, () -> tokens.parse("bad", CONTEXT));
        assertThrows(ParseException.class, () -> tokens.parse("bad", CONTEXT));
        assertEquals(2, checks);
    }

    private void pass(Duration some) {
        now = now.plus(some);
    }

    /** Takes every token but the bad one; its subject is itself. */
    private final class Counting extends JWTCallerPrincipalFactory {
        @Override
        public JWTCallerPrincipal parse(String token, JWTAuthContextInfo context) throws ParseException {
            checks++;
            if (token.equals("bad")) {
                throw new ParseException("bad");
            }
            JwtClaims claims = new JwtClaims();
            claims.setSubject(token);
            claims.setExpirationTime(NumericDate.fromSeconds(expiry.getEpochSecond()));
            return new DefaultJWTCallerPrincipal(token, "JWT", claims);
        }
    }
}
