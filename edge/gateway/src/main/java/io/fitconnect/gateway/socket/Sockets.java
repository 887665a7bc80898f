package io.fitconnect.gateway.socket;

import io.fitconnect.gateway.Loop;
import io.fitconnect.gateway.front.Front;
import io.fitconnect.gateway.graphql.GraphQlHttp;
import io.fitconnect.gateway.rate.RateLimit;
import io.fitconnect.gateway.rate.Verdict;
import io.fitconnect.platform.security.Caller;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.smallrye.graphql.runtime.SmallRyeGraphQLAbstractHandler;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * graphql-transport-ws. The extension's own sockets end a refused subscription without a word, and write to a slow reader
 * without a bound.
 */
@ApplicationScoped
class Sockets {
    private static final Logger LOG = Logger.getLogger(Sockets.class);
    private static final String PROTOCOL = "graphql-transport-ws";
    private static final short NOT_ACCEPTABLE = 4406;

    /** The extension upgrades after authorization, at -99. */
    private static final int BEFORE_THE_EXTENSION = 1 - Front.PRIORITY;

    private final Handler handler;

    Sockets(CurrentIdentityAssociation identities, CurrentVertxRequest current, RateLimit rates) {
        this.handler = new Handler(identities, current, rates);
    }

    void register(@Observes Router router) {
        router.route(GraphQlHttp.PATH).order(BEFORE_THE_EXTENSION).handler(this::handle);
    }

    private void handle(RoutingContext context) {
        if (context.request().headers().contains(HttpHeaders.UPGRADE, HttpHeaders.WEBSOCKET, true)) {
            handler.handle(context);
        } else {
            context.next();
        }
    }

    /** The extension's, for what it knows of contexts and identities. */
    private static final class Handler extends SmallRyeGraphQLAbstractHandler {
        private final CurrentIdentityAssociation identities;
        private final RateLimit rates;

        Handler(CurrentIdentityAssociation identities, CurrentVertxRequest current, RateLimit rates) {
            super(identities, current, false);
            this.identities = identities;
            this.rates = rates;
        }

        @Override
        protected void doHandle(RoutingContext context) {
            Map<String, Object> metaData = getMetaData(context);
            context.request()
                    .toWebSocket()
                    .onSuccess(socket -> converse(socket, metaData, context))
                    .onFailure(failure -> LOG.debugf("no socket: %s", failure.getMessage()));
        }

        private void converse(ServerWebSocket socket, Map<String, Object> metaData, RoutingContext context) {
            if (!PROTOCOL.equals(socket.subProtocol())) {
                socket.close(NOT_ACCEPTABLE, "Subprotocol not acceptable");
                return;
            }
            String address = socket.remoteAddress().hostAddress();
            Conversation conversation =
                    new Conversation(new Wire(socket, Loop.here()), metaData, context, this, () -> take(address));
            socket.closeHandler(closed -> conversation.onClose())
                    .exceptionHandler(failure -> LOG.debugf("a socket broke: %s", failure.getMessage()))
                    .textMessageHandler(conversation::onMessage);
        }

        /** An operation counts as a request does, under whom the connection speaks for. */
        private Uni<Verdict> take(String address) {
            return identities
                    .getDeferredIdentity()
                    .chain(identity -> rates.take(
                            identity.isAnonymous() ? Optional.empty() : Optional.of(Caller.of(identity)), address));
        }
    }
}
