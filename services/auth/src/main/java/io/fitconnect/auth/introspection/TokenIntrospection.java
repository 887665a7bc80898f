package io.fitconnect.auth.introspection;

import io.fitconnect.proto.internal.identity.v1.IntrospectRequest;
import io.fitconnect.proto.internal.identity.v1.IntrospectResponse;
import io.fitconnect.proto.internal.identity.v1.Introspection;
import io.fitconnect.tokens.RevokedSessions;
import io.quarkus.grpc.GrpcService;
import io.smallrye.jwt.auth.principal.JWTParser;
import io.smallrye.jwt.auth.principal.ParseException;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.util.Objects;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Checks a token as every part does for itself, for callers without the means. */
@GrpcService
class TokenIntrospection implements Introspection {
    /** Far above any token of the platform; a longer one isn't worth parsing. */
    private static final int LONGEST = 8_192;

    private final JWTParser parser;
    private final RevokedSessions revoked;

    TokenIntrospection(JWTParser parser, RevokedSessions revoked) {
        this.parser = parser;
        this.revoked = revoked;
    }

    @Override
    public Uni<IntrospectResponse> introspect(IntrospectRequest request) {
        // Loading a key set may wait for the network.
        return Uni.createFrom()
                .item(() -> answer(request.getToken()))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    private IntrospectResponse answer(String token) {
        if (token.isEmpty() || token.length() > LONGEST) {
            return IntrospectResponse.getDefaultInstance();
        }
        try {
            JsonWebToken jwt = parser.parse(token);
            String session = text(jwt, "sid");
            return jwt.getSubject() == null || revoked.contains(session.isEmpty() ? null : session)
                    ? IntrospectResponse.getDefaultInstance()
                    : active(jwt, session);
        } catch (ParseException refused) {
            return IntrospectResponse.getDefaultInstance();
        }
    }

    private static IntrospectResponse active(JsonWebToken jwt, String session) {
        Set<String> groups = jwt.getGroups();
        return IntrospectResponse.newBuilder()
                .setActive(true)
                .setSubject(jwt.getSubject())
                .addAllRoles(groups == null ? Set.of() : groups)
                .setSessionId(session)
                .setClientId(text(jwt, "azp"))
                .setExpiresMs(jwt.getExpirationTime() * 1000)
                .build();
    }

    private static String text(JsonWebToken jwt, String claim) {
        return Objects.toString(jwt.getClaim(claim), "");
    }
}
