package io.fitconnect.gateway.front;

import io.fitconnect.gateway.Bodies;
import io.fitconnect.gateway.GatewayConfig;
import io.fitconnect.gateway.Loop;
import io.fitconnect.gateway.cache.ResponseCache;
import io.fitconnect.gateway.cache.Stored;
import io.fitconnect.gateway.front.Callers.Who;
import io.fitconnect.gateway.rate.RateLimit;
import io.fitconnect.gateway.rate.Verdict;
import io.fitconnect.platform.json.BodyFields;
import io.fitconnect.platform.problem.ProblemCode;
import io.fitconnect.platform.problem.Refusal;
import io.fitconnect.platform.problem.RefusedException;
import io.fitconnect.platform.security.Caller;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.smallrye.mutiny.Uni;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Every request below /api/v1 comes here first: counted against its sender's rate, then answered from the cache, or sent
 * to the service that owns it. In one process with the service it mostly just goes on to the resource.
 */
@ApplicationScoped
public class Front {
    static final String PREFIX = "/api/v1/";
    private static final String GRAPHQL = "/graphql";
    private static final Logger LOG = Logger.getLogger(Front.class);
    /** After authentication was set up, before any route, those of sockets among them. */
    public static final int PRIORITY = 150;

    private final Callers callers;
    private final RateLimit rates;
    private final ResponseCache cache;
    private final Upstream upstream;
    private final Hop hop;
    private final GatewayConfig config;

    Front(Callers callers, RateLimit rates, ResponseCache cache, Upstream upstream, Hop hop, GatewayConfig config) {
        this.callers = callers;
        this.rates = rates;
        this.cache = cache;
        this.upstream = upstream;
        this.hop = hop;
        this.config = config;
    }

    void register(@Observes Filters filters) {
        filters.register(this::handle, PRIORITY);
    }

    private void handle(RoutingContext request) {
        String path = request.normalizedPath();
        boolean ours = path.startsWith(PREFIX) || path.equals(GRAPHQL);
        if (!ours || hop.isOurs(request.request())) {
            request.next();
            return;
        }
        request.request().pause();
        Executor here = Loop.here();
        callers.of(request)
                .chain(who -> rates.take(known(who), address(request))
                        .emitOn(here)
                        .invoke(verdict -> go(request, who, verdict)))
                .subscribe()
                .with(done -> {}, failure -> fail(request, failure));
    }

    private void go(RoutingContext request, Who who, Verdict verdict) {
        Answers.limits(request, verdict);
        if (!verdict.allowed()) {
            // What is left of it has to be read, or the connection's next request waits for ever.
            request.request().resume();
            Answers.exceeded(request, verdict);
        } else if (request.normalizedPath().equals(GRAPHQL)) {
            graphql(request, who);
        } else {
            route(request, who);
        }
    }

    private static void graphql(RoutingContext request, Who who) {
        if (who instanceof Who.Unknown) {
            request.request().resume();
            request.response().putHeader("WWW-Authenticate", "Bearer error=\"invalid_token\"");
            Answers.refuse(
                    request,
                    Refusal.of(ProblemCode.TOKEN_INVALID, "The token is expired, ended, or not of a known issuer."));
        } else if (request.request().headers().contains(HttpHeaders.UPGRADE)) {
            // It can become a socket only until it has ended.
            request.next();
        } else {
            resume(request);
        }
    }

    private void route(RoutingContext request, Who who) {
        String path = request.normalizedPath();
        HttpMethod method = request.request().method();
        if (method.equals(HttpMethod.GET)) {
            Optional<Routes.Tags> tags = who instanceof Who.Unknown || !takesJson(request)
                    ? Optional.empty()
                    : Routes.kept(
                            path, request.queryParams().names(), known(who).map(Caller::id));
            if (tags.isPresent()) {
                request.request().resume();
                kept(request, known(who), tags.get());
                return;
            }
            cache.count("bypass");
        }
        List<String> outdated = reads(method) ? List.of() : Routes.outdated(path);
        Optional<String> owner = Routes.owner(path);
        if (owner.isEmpty() || outdated.isEmpty() && upstream.isHere(owner.get())) {
            resume(request);
        } else if (outdated.isEmpty()) {
            pass(request);
        } else {
            forward(request, outdated);
        }
    }

    private void kept(RoutingContext request, Optional<Caller> caller, Routes.Tags tags) {
        AtomicReference<Upstream.Answered> refused = new AtomicReference<>();
        Duration ttl =
                tags.streamed() ? config.cache().streamedTtl() : config.cache().ttl();
        cache.read(CacheKey.of(request, caller), tags.tags(), ttl, () -> ask(request, refused))
                .emitOn(Loop.here())
                .subscribe()
                .with(
                        read -> answer(request, read, refused.get(), caller.isPresent()),
                        failure -> fail(request, failure));
    }

    private Uni<Optional<Stored>> ask(RoutingContext request, AtomicReference<Upstream.Answered> refused) {
        return plain(request).map(answered -> {
            if (answered.status() == 200) {
                return Optional.of(CacheKey.stored(answered));
            }
            refused.set(answered);
            return Optional.empty();
        });
    }

    /** The answer as who asks for it the first time gets it: whether it is known already is decided here. */
    private Uni<Upstream.Answered> plain(RoutingContext request) {
        var headers =
                MultiMap.caseInsensitiveMultiMap().addAll(request.request().headers());
        headers.remove(HttpHeaders.IF_NONE_MATCH);
        return upstream.ask(HttpMethod.GET, request.request().uri(), headers, Buffer.buffer());
    }

    private void answer(
            RoutingContext request, ResponseCache.Read read, Upstream.@Nullable Answered refused, boolean personal) {
        if (read.stored().isPresent()) {
            Answers.stored(request, read.stored().get(), read.result(), personal);
        } else if (refused != null) {
            Answers.passed(request, refused);
        } else {
            // Another request's flight was refused: its words may not be for this one's eyes.
            plain(request)
                    .subscribe()
                    .with(answered -> Answers.passed(request, answered), failure -> fail(request, failure));
        }
    }

    private void pass(RoutingContext request) {
        upstream.pipe(request.request()).onFailure(failure -> {
            LOG.warnf("no answer: path=%s cause=%s", request.normalizedPath(), failure.getMessage());
            if (request.response().headWritten()) {
                request.response().reset();
            } else {
                Answers.refuse(request, Refusal.of(ProblemCode.STORE_UNAVAILABLE, "A service does not answer."));
            }
        });
        request.request().resume();
    }

    /** A change is answered when nobody can be given what was there before. */
    private void forward(RoutingContext request, List<String> outdated) {
        Bodies.read(request.request(), BodyFields.MAX_BYTES)
                .onSuccess(body -> upstream.ask(
                                request.request().method(),
                                request.request().uri(),
                                request.request().headers(),
                                body)
                        .onItemOrFailure()
                        .call((answered, failure) ->
                                failure == null && answered.status() < 500 && answered.status() >= 400
                                        ? Uni.createFrom().voidItem()
                                        : cache.invalidate(outdated))
                        .emitOn(Loop.here())
                        .subscribe()
                        .with(answered -> Answers.passed(request, answered), failure -> fail(request, failure)))
                .onFailure(failure -> fail(request, failure));
        request.request().resume();
    }

    private static void resume(RoutingContext request) {
        request.request().resume();
        request.next();
    }

    private static void fail(RoutingContext request, Throwable failure) {
        request.request().resume();
        if (request.response().headWritten()) {
            LOG.error("a request failed after its answer began", failure);
        } else if (failure instanceof RefusedException refused) {
            Answers.refuse(request, refused.refusal());
        } else {
            LOG.error("a request failed in the gateway", failure);
            Answers.refuse(request, Refusal.of(ProblemCode.INTERNAL, "It has been logged."));
        }
    }

    private static boolean reads(HttpMethod method) {
        return method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD) || method.equals(HttpMethod.OPTIONS);
    }

    private static boolean takesJson(RoutingContext request) {
        String accept = request.request().getHeader(HttpHeaders.ACCEPT);
        return accept == null || accept.contains("*/*") || accept.contains("application/json");
    }

    private static Optional<Caller> known(Who who) {
        return who instanceof Who.Known(Caller caller) ? Optional.of(caller) : Optional.empty();
    }

    private static String address(RoutingContext request) {
        var remote = request.request().remoteAddress();
        return remote == null || remote.hostAddress() == null ? "unknown" : remote.hostAddress();
    }
}
