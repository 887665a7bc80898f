package io.fitconnect.gateway.front;

import io.fitconnect.platform.security.Caller;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticator;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;

/** Who sends a request, as far as the gateway can tell. */
@ApplicationScoped
class Callers {

    /** A verified caller, nobody, or one whose token is no good, which the service shall say in its own words. */
    sealed interface Who {
        record Known(Caller caller) implements Who {}

        record Nobody() implements Who {}

        record Unknown() implements Who {}
    }

    private final HttpAuthenticator authenticator;

    Callers(HttpAuthenticator authenticator) {
        this.authenticator = authenticator;
    }

    Uni<Who> of(RoutingContext request) {
        if (!request.request().headers().contains(HttpHeaders.AUTHORIZATION)) {
            return Uni.createFrom().item(new Who.Nobody());
        }
        // Not the request's own deferred identity, whose failure is answered at once: the service shall say it.
        return authenticator
                .attemptAuthentication(request)
                .<Who>map(identity -> identity == null || identity.isAnonymous()
                        ? new Who.Unknown()
                        : new Who.Known(Caller.of(identity)))
                .onFailure()
                .recoverWithItem(failure -> new Who.Unknown());
    }
}
