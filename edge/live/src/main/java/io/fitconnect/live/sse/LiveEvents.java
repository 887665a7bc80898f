package io.fitconnect.live.sse;

import io.fitconnect.live.wall.WallAccess;
import io.fitconnect.live.watch.LiveConfig;
import io.fitconnect.live.watch.RefusalCode;
import io.fitconnect.live.watch.Shards;
import io.fitconnect.live.watch.Viewer;
import io.fitconnect.live.watch.Wish;
import io.fitconnect.proto.live.v1.Subscribe;
import io.fitconnect.sockets.Admission;
import io.fitconnect.sockets.Authenticator;
import io.fitconnect.sockets.ConnectionLimit;
import io.fitconnect.sockets.Identity;
import io.netty.channel.EventLoop;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.impl.ContextInternal;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** GET /live/v1/boards/{boardId}/events. */
@Singleton
public class LiveEvents {
    private static final int ROUTE_ORDER = -250;
    private static final long HEARTBEAT_MS = 15_000;

    private final Vertx vertx;
    private final Shards shards;
    private final WallAccess access;
    private final Authenticator authenticator;
    private final ConnectionLimit limit;

    public LiveEvents(Vertx vertx, Shards shards, WallAccess access, Authenticator authenticator, LiveConfig config) {
        this.vertx = vertx;
        this.shards = shards;
        this.access = access;
        this.authenticator = authenticator;
        this.limit = ConnectionLimit.ofHeap(config.connectionBytes());
    }

    /** By pattern, because board ids hold slashes. Before the HTTP layer's own authentication, like the socket. */
    void mount(@Observes Router router) {
        router.routeWithRegex(EventRequest.PREFIX + ".+" + EventRequest.SUFFIX)
                .method(HttpMethod.GET)
                .order(ROUTE_ORDER)
                .handler(this::arrive);
    }

    private void arrive(RoutingContext routing) {
        ContextInternal context = (ContextInternal) vertx.getOrCreateContext();
        authenticator
                .admit(
                        routing.request().getHeader("Authorization"),
                        routing.request().getParam("ticket"))
                .subscribe()
                .with(
                        admission -> context.runOnContext(ignored -> admitted(routing, admission, context)),
                        failure -> context.runOnContext(
                                ignored -> refuse(routing.response(), 503, "authentication.unavailable", "try again")));
    }

    private void admitted(RoutingContext routing, Admission admission, ContextInternal context) {
        HttpServerResponse response = routing.response();
        switch (admission) {
            case Admission.Admitted(Identity identity) -> subscribe(routing, identity, context);
            case Admission.Anonymous anonymous -> subscribe(routing, null, context);
            case Admission.Denied(String reason) -> refuse(response, 401, "token.invalid", reason);
            case Admission.Unavailable(String reason) -> refuse(response, 503, "authentication.unavailable", reason);
        }
    }

    private void subscribe(RoutingContext routing, @Nullable Identity identity, ContextInternal context) {
        HttpServerResponse response = routing.response();
        Subscribe wish;
        try {
            wish = EventRequest.read(
                    routing.request().path(),
                    routing.queryParams(),
                    routing.request().getHeader("Last-Event-ID"));
        } catch (IllegalArgumentException malformed) {
            String reason = String.valueOf(malformed.getMessage());
            refuse(response, 400, RefusalCode.WINDOW_MALFORMED.code(), reason);
            return;
        }
        switch (Wish.withoutId(wish, identity, access, shards.pace())) {
            case Wish.Refused(RefusalCode code, String detail) ->
                refuse(response, code.httpStatus(), code.code(), detail);
            case Wish.Granted granted -> open(response, wish, granted, identity, context);
        }
    }

    private void open(
            HttpServerResponse response,
            Subscribe wish,
            Wish.Granted granted,
            @Nullable Identity identity,
            ContextInternal context) {
        boolean placed = limit.enter();
        if (!placed) {
            limit.leave(false);
            refuse(response, 503, RefusalCode.NODE_FULL.code(), "too many connections");
            return;
        }
        EventLoop loop = context.nettyEventLoop();
        EventStream stream = new EventStream(response);
        Viewer viewer = shards.viewer(loop, stream, identity);
        long heartbeat = vertx.setPeriodic(HEARTBEAT_MS, ignored -> loop.execute(stream::heartbeat));
        response.drainHandler(ignored -> viewer.drained());
        response.exceptionHandler(lost -> {});
        response.closeHandler(ignored -> {
            vertx.cancelTimer(heartbeat);
            limit.leave(true);
            viewer.closed();
        });
        stream.begin();
        viewer.alone(wish, granted);
    }

    private static void refuse(HttpServerResponse response, int status, String code, String detail) {
        if (response.closed() || response.ended()) {
            return;
        }
        JsonObject problem = new JsonObject()
                .put("type", "about:blank")
                .put("title", code)
                .put("status", status)
                .put("code", code)
                .put("detail", detail);
        response.setStatusCode(status)
                .putHeader("Content-Type", "application/problem+json")
                .end(problem.toBuffer());
    }
}
