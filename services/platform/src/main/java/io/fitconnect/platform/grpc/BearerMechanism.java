package io.fitconnect.platform.grpc;

import io.grpc.Metadata;
import io.quarkus.grpc.auth.GrpcSecurityMechanism;
import io.quarkus.security.credential.TokenCredential;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.quarkus.smallrye.jwt.runtime.auth.JsonWebTokenCredential;
import jakarta.inject.Singleton;

/** Reads the bearer token of a gRPC call; it is checked as that of an HTTP request is, once somebody asks who calls. */
@Singleton
class BearerMechanism implements GrpcSecurityMechanism {
    private static final Metadata.Key<String> AUTHORIZATION =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);
    private static final String BEARER = "Bearer ";

    @Override
    public boolean handles(Metadata metadata) {
        String authorization = metadata.get(AUTHORIZATION);
        return authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length());
    }

    @Override
    public AuthenticationRequest createAuthenticationRequest(Metadata metadata) {
        String authorization = String.valueOf(metadata.get(AUTHORIZATION));
        TokenCredential token = new JsonWebTokenCredential(
                authorization.substring(BEARER.length()).strip());
        return new TokenAuthenticationRequest(token);
    }
}
