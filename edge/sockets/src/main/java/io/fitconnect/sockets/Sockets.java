package io.fitconnect.sockets;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandler;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.http.websocketx.Utf8FrameValidator;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameDecoder;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import io.netty.handler.flow.FlowControlHandler;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.impl.ContextInternal;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.impl.NetSocketInternal;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Puts WebSocket endpoints on the HTTP server's router, opens their connections, and closes them all at shutdown. */
@ApplicationScoped
public class Sockets {

    private static final Logger LOG = Logger.getLogger(Sockets.class);
    /** Before the HTTP layer's own authentication (order -200), whose 401 no browser script could see. */
    private static final int ROUTE_ORDER = -250;
    /** How long a stop waits for clients to answer the close. */
    private static final Duration TOLD_WITHIN = Duration.ofSeconds(2);

    private final Authenticator authenticator;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    /** Completes when the last connection is gone after the stop. */
    private final CompletableFuture<Void> gone = new CompletableFuture<>();

    private final Map<EventLoop, SocketLoop> loops = new ConcurrentHashMap<>();
    private volatile boolean stopping;

    public Sockets(Authenticator authenticator) {
        this.authenticator = authenticator;
    }

    public void mount(Router router, SocketEndpoint endpoint) {
        router.route(endpoint.path()).order(ROUTE_ORDER).handler(routing -> arrive(routing, endpoint));
    }

    /** The longest of all queues behind a socket, bytes; what the kernel has taken is not counted. */
    public long longestQueueBytes() {
        return open.stream().mapToLong(Socket::queuedBytes).max().orElse(0);
    }

    /**
     * Last of this event's observers, after endpoints have put their own sessions in order, and before the HTTP server
     * closes, which cuts every connection. Returns when the clients have answered, or soon.
     */
    void stop(@Observes @Priority(10_000) ShutdownDelayInitiatedEvent event) {
        stopping = true;
        open.forEach(socket -> socket.close(CloseCode.RESTARTING, "restarting: reconnect at once"));
        goneIfStopped();
        try {
            gone.get(TOLD_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException deaf) {
            LOG.debugf("%d clients did not answer the close", open.size());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void goneIfStopped() {
        if (stopping && open.isEmpty()) {
            gone.complete(null);
        }
    }

    private void arrive(RoutingContext routing, SocketEndpoint endpoint) {
        HttpServerRequest request = routing.request();
        switch (Handshake.of(request.method().name(), request.headers(), endpoint.subprotocols())) {
            case Handshake.Refused refused -> refuse(request.response(), refused.status(), refused.reason());
            case Handshake.Accepted accepted
            when endpoint.limit().overrun() -> refuse(request.response(), 503, "too many connections");
            case Handshake.Accepted accepted -> admit(request, endpoint, accepted);
        }
    }

    private static void refuse(HttpServerResponse response, int status, String reason) {
        if (status == 426) {
            response.putHeader("Upgrade", "websocket").putHeader("Sec-WebSocket-Version", "13");
        }
        response.setStatusCode(status)
                .putHeader("Connection", "close")
                .putHeader("Content-Type", "text/plain; charset=utf-8")
                .end(reason + "\n");
    }

    private void admit(HttpServerRequest request, SocketEndpoint endpoint, Handshake.Accepted accepted) {
        Context context = Vertx.currentContext();
        authenticator
                .admit(request.getHeader("Authorization"), request.getParam("ticket"))
                .subscribe()
                .with(
                        admission -> context.runOnContext(ignored -> upgrade(request, endpoint, accepted, admission)),
                        failure -> {
                            LOG.error("authentication failed to answer", failure);
                            Admission unavailable = new Admission.Unavailable("authentication is not available");
                            context.runOnContext(ignored -> upgrade(request, endpoint, accepted, unavailable));
                        });
    }

    private void upgrade(
            HttpServerRequest request, SocketEndpoint endpoint, Handshake.Accepted accepted, Admission admission) {
        HttpServerResponse response = request.response();
        if (response.closed()) {
            return;
        }
        response.putHeader("Upgrade", "websocket")
                .putHeader("Connection", "Upgrade")
                .putHeader("Sec-WebSocket-Accept", accepted.acceptKey());
        if (accepted.subprotocol() != null) {
            response.putHeader("Sec-WebSocket-Protocol", accepted.subprotocol());
        }
        request.toNetSocket()
                .onSuccess(tcp -> open(tcp, endpoint, accepted.encoding(), admission))
                .onFailure(failure -> LOG.debugf("upgrade failed: %s", failure));
    }

    private void open(NetSocket tcp, SocketEndpoint endpoint, Encoding encoding, Admission admission) {
        ChannelHandlerContext http = ((NetSocketInternal) tcp).channelHandlerContext();
        if (!http.channel().isActive()) {
            return;
        }
        Identity identity = admission instanceof Admission.Admitted admitted ? admitted.identity() : null;
        boolean placed = endpoint.limit().enter();
        Opening opening = new Opening();
        SocketLoop loop = loops.computeIfAbsent(http.channel().eventLoop(), SocketLoop::new);
        SocketPipeline life = new SocketPipeline(endpoint, encoding, loop, () -> {
            endpoint.limit().leave(placed);
            if (opening.socket != null) {
                open.remove(opening.socket);
                goneIfStopped();
            }
        });
        ChannelPipeline pipeline = http.pipeline();
        pipeline.addBefore("handler", "fc-frames", new WebSocket13FrameDecoder(decoding(endpoint)));
        pipeline.addBefore("handler", "fc-utf8", new Utf8FrameValidator(false));
        pipeline.addBefore("handler", "fc-flow", new FlowControlHandler());
        pipeline.addBefore("handler", "fc-socket", life);
        Socket socket = new Socket(life, pipeline.channel(), encoding, identity, tcp.remoteAddress());
        opening.socket = socket;
        open.add(socket);
        letGo(http);
        turnAway(placed, admission, socket);
        if (socket.open()) {
            start(life, endpoint, socket);
        }
    }

    /**
     * Tells the HTTP server that its part is over and takes it off the channel: all that a request leaves behind is
     * kilobytes that would stay as long as the viewer does.
     */
    private static void letGo(ChannelHandlerContext http) {
        try {
            ((ChannelInboundHandler) http.handler()).channelInactive(http);
        } catch (Exception broken) {
            LOG.error("the HTTP server could not be told that a connection was taken over", broken);
        }
        http.pipeline().remove(http.handler());
    }

    private static void start(SocketPipeline life, SocketEndpoint endpoint, Socket socket) {
        // of its own, since the current one holds what the request put there
        ContextInternal context =
                ((ContextInternal) Vertx.currentContext()).unwrap().duplicate();
        try {
            life.start(new ContextualHandler(context, endpoint.open().apply(socket)));
        } catch (RuntimeException broken) {
            LOG.error("an endpoint could not open a connection", broken);
            socket.close(CloseCode.INTERNAL, "internal error");
        }
    }

    /** Told by close codes, since a browser's script sees no HTTP status of a failed handshake. */
    private void turnAway(boolean placed, Admission admission, Socket socket) {
        if (stopping) {
            socket.close(CloseCode.RESTARTING, "restarting: reconnect at once");
        } else if (!placed) {
            socket.close(CloseCode.TOO_MANY, "too many connections");
        } else if (admission instanceof Admission.Denied denied) {
            socket.close(CloseCode.NOT_AUTHENTICATED, denied.reason());
        } else if (admission instanceof Admission.Unavailable unavailable) {
            socket.close(CloseCode.TRY_LATER, unavailable.reason());
        }
    }

    private static WebSocketDecoderConfig decoding(SocketEndpoint endpoint) {
        return WebSocketDecoderConfig.newBuilder()
                .maxFramePayloadLength(endpoint.maxMessageBytes())
                .expectMaskedFrames(true)
                .allowMaskMismatch(false)
                .allowExtensions(false)
                .closeOnProtocolViolation(false)
                .withUTF8Validator(false)
                .build();
    }

    /** Lets the pipeline's end find the socket that is made after it. */
    private static final class Opening {
        private @Nullable Socket socket;
    }
}
