package io.fitconnect.gateway.graphql;

import graphql.language.OperationDefinition;
import graphql.parser.InvalidSyntaxException;
import graphql.parser.Parser;
import io.fitconnect.gateway.Bodies;
import io.fitconnect.gateway.GatewayConfig;
import io.fitconnect.gateway.Loop;
import io.fitconnect.platform.problem.ProblemCode;
import io.fitconnect.platform.problem.Refusal;
import io.fitconnect.platform.problem.RefusedException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * GraphQL over HTTP (the working group's draft of 2025) as the extension's own route does not speak it: media types,
 * statuses, malformed requests, no changes by GET, and persisted operations.
 */
@ApplicationScoped
public class GraphQlHttp {
    public static final String PATH = "/graphql";
    /** After every filter, whose order is below it. */
    private static final int BEFORE_THE_EXTENSION = -1;

    private final Executions executions;
    private final PersistedQueries persisted;
    private final GatewayConfig.GraphQl config;

    GraphQlHttp(Executions executions, PersistedQueries persisted, GatewayConfig config) {
        this.executions = executions;
        this.persisted = persisted;
        this.config = config.graphql();
    }

    void register(@Observes Router router) {
        router.route(PATH).order(BEFORE_THE_EXTENSION).handler(this::handle);
    }

    private void handle(RoutingContext context) {
        HttpServerRequest request = context.request();
        Optional<MediaType> accepted = MediaType.accepted(request.getHeader(HttpHeaders.ACCEPT));
        if (accepted.isEmpty()) {
            refuse(context, MediaType.LEGACY, ProblemCode.MEDIA_UNACCEPTABLE, "Accept application/json.");
        } else if (request.method().equals(HttpMethod.GET)) {
            attempt(context, accepted.get(), () -> get(context, accepted.get()));
        } else if (request.method().equals(HttpMethod.POST)) {
            post(context, accepted.get());
        } else {
            context.response().putHeader(HttpHeaders.ALLOW, "GET, POST");
            refuse(context, accepted.get(), ProblemCode.METHOD_UNSUPPORTED, "Send GET or POST.");
        }
    }

    private void post(RoutingContext context, MediaType type) {
        String sent = Objects.requireNonNullElse(context.request().getHeader(HttpHeaders.CONTENT_TYPE), "");
        if (!sent.toLowerCase(Locale.ROOT).split(";", 2)[0].strip().equals("application/json")) {
            refuse(context, type, ProblemCode.MEDIA_UNSUPPORTED, "Send Content-Type: application/json.");
            return;
        }
        if (context.body() != null && context.body().buffer() != null) {
            body(context, type, context.body().buffer());
            return;
        }
        Bodies.read(context.request(), config.largestRequest())
                .onSuccess(body -> body(context, type, body))
                .onFailure(failure -> unread(context, type, failure));
    }

    private void unread(RoutingContext context, MediaType type, Throwable failure) {
        if (failure instanceof RefusedException refused) {
            refuse(context, type, refused.refusal().code(), refused.refusal().detail());
        } else {
            refuse(context, type, ProblemCode.REQUEST_MALFORMED, "The body ended early.");
        }
    }

    private void body(RoutingContext context, MediaType type, Buffer body) {
        attempt(context, type, () -> run(context, type, GraphQlRequest.ofBody(body)));
    }

    private void get(RoutingContext context, MediaType type) {
        run(context, type, GraphQlRequest.ofParameters(context.queryParams()));
    }

    private void run(RoutingContext context, MediaType type, GraphQlRequest request) {
        document(request)
                .emitOn(Loop.here())
                .subscribe()
                .with(
                        document -> attempt(context, type, () -> execute(context, type, request, document)),
                        failure -> refuse(context, type, failure));
    }

    private Uni<String> document(GraphQlRequest request) {
        String query = request.query();
        String hash = request.hash();
        if (hash == null) {
            return Uni.createFrom().item(Objects.requireNonNull(query));
        }
        if (query == null) {
            return persisted
                    .find(hash)
                    .map(found -> found.orElseThrow(
                            // The words that Apollo's clients wait for, to send the document along.
                            () -> new RefusedException(ProblemCode.QUERY_UNKNOWN, "PersistedQueryNotFound")));
        }
        if (!PersistedQueries.fits(hash, query)) {
            throw new RefusedException(ProblemCode.REQUEST_MALFORMED, "provided sha does not match query");
        }
        return persisted.keep(hash, query).replaceWith(query);
    }

    private void execute(RoutingContext context, MediaType type, GraphQlRequest request, String document) {
        boolean changing = changes(document, request.operationName());
        if (changing && context.request().method().equals(HttpMethod.GET)) {
            context.response().putHeader(HttpHeaders.ALLOW, "POST");
            throw new RefusedException(ProblemCode.METHOD_UNSUPPORTED, "A mutation is sent by POST.");
        }
        executions.run(context, request.json(document), type);
    }

    private static boolean changes(String document, @Nullable String operationName) {
        try {
            return Parser.parse(document).getDefinitionsOfType(OperationDefinition.class).stream()
                    .filter(it -> operationName == null || operationName.equals(it.getName()))
                    .anyMatch(it -> it.getOperation() == OperationDefinition.Operation.MUTATION);
        } catch (InvalidSyntaxException e) {
            throw new RefusedException(ProblemCode.QUERY_MALFORMED, String.valueOf(e.getMessage()));
        }
    }

    private static void attempt(RoutingContext context, MediaType type, Runnable step) {
        try {
            step.run();
        } catch (RefusedException refused) {
            refuse(context, type, refused);
        }
    }

    private static void refuse(RoutingContext context, MediaType type, Throwable failure) {
        Refusal refusal = failure instanceof RefusedException refused
                ? refused.refusal()
                : Refusal.of(ProblemCode.INTERNAL, "It has been logged.");
        refuse(context, type, refusal.code(), refusal.detail());
    }

    private static void refuse(RoutingContext context, MediaType type, ProblemCode code, String detail) {
        JsonObject error = ErrorCodes.specification(Refusal.of(code, detail));
        // Who knows only application/json is told of a document that is unknown or none as of any other GraphQL error.
        boolean ofTheDocument = code == ProblemCode.QUERY_UNKNOWN || code == ProblemCode.QUERY_MALFORMED;
        int status = ofTheDocument && type == MediaType.LEGACY ? 200 : code.status();
        context.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, type.header())
                .end(new JsonObject().put("errors", new JsonArray().add(error)).toBuffer());
    }
}
