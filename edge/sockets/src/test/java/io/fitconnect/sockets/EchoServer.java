package io.fitconnect.sockets;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A real HTTP server with one endpoint for tests; the token "good" is sub-1's, every other is denied. */
final class EchoServer implements AutoCloseable {

    static final int MAX_MESSAGE = 100_000;

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true));
    private final HttpServer server;
    final Sockets sockets = new Sockets(EchoServer::admit);

    EchoServer(ConnectionLimit limit, Function<Socket, SocketHandler> open) {
        Router router = Router.router(vertx);
        sockets.mount(
                router,
                new SocketEndpoint(
                        "/echo",
                        List.of(Subprotocol.proto("echo.proto"), Subprotocol.json("echo.json")),
                        MAX_MESSAGE,
                        8 << 20,
                        limit,
                        open));
        server = vertx.createHttpServer()
                .requestHandler(router)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    static EchoServer echoing() {
        return new EchoServer(ConnectionLimit.of(1000), EchoServer::echo);
    }

    static SocketHandler echo(Socket socket) {
        return new SocketHandler() {
            @Override
            public void message(ByteBuf message) {
                socket.send(Frames.message(socket.encoding(), ByteBufUtil.getBytes(message)));
            }
        };
    }

    private static Uni<Admission> admit(@Nullable String authorization, @Nullable String ticket) {
        Admission admission = authorization == null && ticket == null
                ? new Admission.Anonymous()
                : "Bearer good".equals(authorization) || "good".equals(ticket)
                        ? new Admission.Admitted(new Identity("sub-1", Set.of("athlete")))
                        : new Admission.Denied("not good");
        return Uni.createFrom().item(admission);
    }

    int port() {
        return server.actualPort();
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
