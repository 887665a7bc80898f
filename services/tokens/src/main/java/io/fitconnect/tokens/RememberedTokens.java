package io.fitconnect.tokens;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Ticker;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.time.Clock;
import java.time.Duration;

/**
 * Checks a token's signature once a minute instead of at every request: a check of ES256 costs more than most answers.
 *
 * <p>Only good tokens are remembered, whole, and never beyond their expiry; ended sessions are looked up for every request
 * as before. A key that is taken out of the key set therefore lives a minute longer here. At most {@value #MOST_CHARS}
 * characters of tokens are kept, those used least recently go first. All checks of a process are by the one context that
 * its settings make.
 */
// Caffeine finds the classes of a bounded cache with lives of their own by these names.
@RegisterForReflection(
        classNames = {"com.github.benmanes.caffeine.cache.SSMWA", "com.github.benmanes.caffeine.cache.PSWMW"})
@Alternative
@Priority(1)
@ApplicationScoped
class RememberedTokens extends JWTCallerPrincipalFactory {
    static final Duration LONGEST = Duration.ofMinutes(1);
    private static final long MOST_CHARS = 16_000_000;

    private final JWTCallerPrincipalFactory check;
    private final Clock clock;
    private final Cache<String, JWTCallerPrincipal> good;

    RememberedTokens() {
        this(new DefaultJWTCallerPrincipalFactory(), Clock.systemUTC(), Ticker.systemTicker());
    }

    RememberedTokens(JWTCallerPrincipalFactory check, Clock clock, Ticker ticker) {
        this.check = check;
        this.clock = clock;
        this.good = Caffeine.newBuilder()
                .maximumWeight(MOST_CHARS)
                .weigher((String token, JWTCallerPrincipal principal) -> token.length())
                .expireAfter(Expiry.<String, JWTCallerPrincipal>creating((token, principal) -> life(principal)))
                .ticker(ticker)
                .executor(Runnable::run)
                .build();
    }

    @Override
    public JWTCallerPrincipal parse(String token, JWTAuthContextInfo context) throws ParseException {
        JWTCallerPrincipal known = good.getIfPresent(token);
        if (known != null) {
            return known;
        }
        JWTCallerPrincipal checked = check.parse(token, context);
        good.put(token, checked);
        return checked;
    }

    /** None for a token that has expired within what clocks may differ: it is checked each time. */
    private Duration life(JWTCallerPrincipal principal) {
        Duration left = Duration.ofMillis(principal.getExpirationTime() * 1000 - clock.millis());
        return left.isNegative() ? Duration.ZERO : left.compareTo(LONGEST) < 0 ? left : LONGEST;
    }
}
