package io.fitconnect.load.link;

import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import java.net.URI;
import java.util.List;

/** WebSocket clients and addresses of one platform. */
public final class Sockets {
    private static final int MAX_FRAME_BYTES = 1 << 20;
    private static final int MAX_MESSAGE_BYTES = 8 << 20;

    private Sockets() {}

    public static WebSocketClient client(Vertx vertx) {
        return vertx.createWebSocketClient(new WebSocketClientOptions()
                .setMaxConnections(Integer.MAX_VALUE)
                .setMaxFrameSize(MAX_FRAME_BYTES)
                .setMaxMessageSize(MAX_MESSAGE_BYTES)
                .setConnectTimeout(5_000)
                .setTcpNoDelay(true));
    }

    /**
     * @param base such as {@code http://localhost:8080}
     * @param token a bearer token; empty: none
     */
    public static WebSocketConnectOptions target(URI base, String path, String subprotocol, String token) {
        boolean tls = "https".equals(base.getScheme()) || "wss".equals(base.getScheme());
        int port = base.getPort() > 0 ? base.getPort() : tls ? 443 : 80;
        WebSocketConnectOptions target = new WebSocketConnectOptions()
                .setHost(base.getHost())
                .setPort(port)
                .setSsl(tls)
                .setURI(path)
                .setTimeout(10_000)
                .setSubProtocols(List.of(subprotocol));
        if (!token.isEmpty()) {
            target.putHeader("Authorization", "Bearer " + token);
        }
        return target;
    }
}
