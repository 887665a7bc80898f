package io.fitconnect.gateway.front;

import io.fitconnect.gateway.GatewayConfig;
import io.fitconnect.platform.problem.ProblemCode;
import io.fitconnect.platform.problem.RefusedException;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.vertx.http.HttpServer;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.RequestOptions;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import org.jboss.logging.Logger;

/** Asks the service that owns a path over HTTP, in this process or another. */
@ApplicationScoped
public class Upstream {
    private static final Logger LOG = Logger.getLogger(Upstream.class);
    /** Of one connection only (RFC 9110, section 7.6.1), or made anew. */
    private static final Set<String> NOT_FORWARDED = Set.of(
            "connection",
            "keep-alive",
            "proxy-authenticate",
            "proxy-authorization",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "content-length",
            "host",
            "accept-encoding",
            "expect",
            Hop.HEADER);

    private static final int CONNECTIONS = 256;
    private static final int WAITING = 2_000;

    /** A whole answer. */
    record Answered(int status, MultiMap headers, Buffer body) {}

    private final HttpClient client;
    private final GatewayConfig config;
    private final HttpServer here;
    private final Hop hop;
    private final MeterRegistry meters;

    Upstream(Vertx vertx, GatewayConfig config, HttpServer here, Hop hop, MeterRegistry meters) {
        this.client = vertx.createHttpClient(
                new HttpClientOptions().setMaxPoolSize(CONNECTIONS).setMaxWaitQueueSize(WAITING));
        this.config = config;
        this.here = here;
        this.hop = hop;
        this.meters = meters;
    }

    boolean isHere(String service) {
        return address(service).equals(GatewayConfig.SELF);
    }

    /** Fails with {@code store.unavailable} when the service can't be reached. */
    Uni<Answered> ask(HttpMethod method, String uri, MultiMap headers, Buffer body) {
        String service = service(uri);
        Timer.Sample start = Timer.start(meters);
        return Uni.createFrom()
                .<Answered>emitter(emitter -> client.request(options(service, method, uri))
                        .compose(request -> send(request, service, headers, body))
                        .onSuccess(emitter::complete)
                        .onFailure(emitter::fail))
                .onTermination()
                .invoke((answered, failure, cancelled) -> start.stop(meters.timer(
                        "fitconnect.gateway.upstream",
                        "service",
                        service,
                        "outcome",
                        failure == null ? "answered" : "failed")))
                .onFailure()
                .transform(failure -> {
                    LOG.warnf("no answer: service=%s cause=%s", service, failure.getMessage());
                    return new RefusedException(ProblemCode.STORE_UNAVAILABLE, "A service does not answer.");
                });
    }

    /** Hands a request on and its answer back, as they come, however long they are. */
    Future<Void> pipe(HttpServerRequest request) {
        String service = service(request.uri());
        return client.request(options(service, request.method(), request.uri()))
                .compose(onward -> {
                    copy(request.headers(), onward.headers());
                    return onward.send(request);
                })
                .compose(answer -> {
                    request.response().setStatusCode(answer.statusCode());
                    copy(answer.headers(), request.response().headers());
                    request.response().setChunked(true);
                    return answer.pipeTo(request.response());
                });
    }

    private static void copy(MultiMap from, MultiMap to) {
        from.forEach((name, value) -> {
            if (!NOT_FORWARDED.contains(name.toLowerCase(Locale.ROOT))) {
                to.add(name, value);
            }
        });
    }

    private Future<Answered> send(HttpClientRequest request, String service, MultiMap headers, Buffer body) {
        copy(headers, request.headers());
        if (isHere(service)) {
            request.putHeader(Hop.HEADER, hop.mark());
        }
        return request.send(body).compose(response -> response.body().map(whole -> answered(response, whole)));
    }

    private static Answered answered(HttpClientResponse response, Buffer body) {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap();
        copy(response.headers(), headers);
        return new Answered(response.statusCode(), headers, body);
    }

    private RequestOptions options(String service, HttpMethod method, String uri) {
        String address = address(service);
        URI at = address.equals(GatewayConfig.SELF) ? here.getLocalBaseUri() : URI.create("http://" + address);
        return new RequestOptions()
                .setMethod(method)
                .setHost(at.getHost())
                .setPort(at.getPort())
                .setURI(uri)
                .setTimeout(config.patience().toMillis());
    }

    private static String service(String uri) {
        return Routes.owner(uri)
                .orElseThrow(() -> new IllegalArgumentException("no service owns " + uri.split("\\?", 2)[0]));
    }

    private String address(String service) {
        return config.upstream().getOrDefault(service, GatewayConfig.SELF);
    }
}
