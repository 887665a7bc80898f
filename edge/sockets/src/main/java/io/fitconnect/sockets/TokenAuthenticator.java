package io.fitconnect.sockets;

import io.fitconnect.tokens.RevokedSessions;
import io.smallrye.jwt.auth.principal.JWTParser;
import io.smallrye.jwt.auth.principal.ParseException;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Bearer tokens (JWT, keys and issuer by the {@code mp.jwt.verify.*} settings) and one-use tickets.
 *
 * <p>Tokens are verified on the worker pool: loading or refreshing a key set may wait for the network, and a signature
 * costs a fraction of a millisecond that a storm of reconnecting devices would take from the event loops.
 */
@ApplicationScoped
public class TokenAuthenticator implements Authenticator {

    private static final Logger LOG = Logger.getLogger(TokenAuthenticator.class);
    private static final String BEARER = "Bearer ";
    /** Far above any token of the platform; a longer one isn't worth parsing. */
    private static final int MAX_TOKEN = 8_192;

    private final JWTParser parser;
    private final RevokedSessions revoked;
    private final Tickets tickets;

    public TokenAuthenticator(JWTParser parser, RevokedSessions revoked, Tickets tickets) {
        this.parser = parser;
        this.revoked = revoked;
        this.tickets = tickets;
    }

    @Override
    public Uni<Admission> admit(@Nullable String authorization, @Nullable String ticket) {
        if (authorization != null) {
            return authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
                            && authorization.length() <= MAX_TOKEN
                    ? bearer(authorization.substring(BEARER.length()).strip())
                    : denied("the Authorization header holds no bearer token");
        }
        return ticket != null ? tickets.spend(ticket) : Uni.createFrom().item(new Admission.Anonymous());
    }

    private Uni<Admission> bearer(String token) {
        return Uni.createFrom().item(() -> verify(token)).runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    private Admission verify(String token) {
        try {
            JsonWebToken jwt = parser.parse(token);
            if (revoked.contains(jwt.getClaim("sid"))) {
                return new Admission.Denied("the token's session was ended");
            }
            Set<String> groups = jwt.getGroups();
            String subject = jwt.getSubject();
            return subject != null && Identity.isSubject(subject)
                    ? new Admission.Admitted(new Identity(subject, groups == null ? Set.of() : groups))
                    : new Admission.Denied("the token's subject is not 1 to 64 of A-Za-z0-9_-");
        } catch (ParseException refused) {
            // the reasons may quote the token: neither logged above debug nor sent
            LOG.debugf(refused, "token refused");
            return new Admission.Denied("the token is not valid here");
        }
    }

    private static Uni<Admission> denied(String reason) {
        return Uni.createFrom().item(new Admission.Denied(reason));
    }
}
