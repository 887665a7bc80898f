package io.fitconnect.gateway.graphql;

import graphql.ExecutionResult;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.smallrye.graphql.runtime.SmallRyeGraphQLAbstractHandler;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.graphql.execution.ExecutionResponse;
import io.smallrye.graphql.execution.ExecutionResponseWriter;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Runs operations in a request's context and identity, on its event loop. */
@ApplicationScoped
public class Executions {
    private static final Logger LOG = Logger.getLogger(Executions.class);
    private static final String REQUEST = Executions.class.getName() + ".request";
    private static final String TYPE = Executions.class.getName() + ".type";

    private final Handler handler;

    Executions(CurrentIdentityAssociation identities, CurrentVertxRequest current) {
        this.handler = new Handler(identities, current);
    }

    void run(RoutingContext context, JsonObject request, MediaType type) {
        context.put(REQUEST, request.encode());
        context.put(TYPE, type);
        handler.handle(context);
    }

    /** The extension's, for what it knows of contexts and identities. */
    private static final class Handler extends SmallRyeGraphQLAbstractHandler {
        Handler(CurrentIdentityAssociation identities, CurrentVertxRequest current) {
            super(identities, current, false);
        }

        @Override
        protected void doHandle(RoutingContext context) {
            getExecutionService()
                    .executeAsync(
                            inputToJsonObject(context.get(REQUEST)),
                            getMetaData(context),
                            new Writer(context, context.get(TYPE)));
        }
    }

    /** Writes the answer; section 6.4: without data it was no good request. */
    private record Writer(RoutingContext context, MediaType type) implements ExecutionResponseWriter {
        @Override
        public void write(ExecutionResponse response) {
            ExecutionResult result = response.getExecutionResult();
            boolean data = result == null || result.isDataPresent();
            JsonObject answer = new JsonObject(response.getExecutionResultAsString());
            if (!data) {
                answer.remove("data");
            }
            if (context.response().ended() || context.response().closed()) {
                return;
            }
            context.response()
                    .setStatusCode(data || type == MediaType.LEGACY ? 200 : 400)
                    .putHeader(HttpHeaders.CONTENT_TYPE, type.header())
                    .end(answer.toBuffer());
        }

        @Override
        public void fail(Throwable failure) {
            LOG.error("an operation failed", failure);
            context.fail(failure);
        }
    }
}
