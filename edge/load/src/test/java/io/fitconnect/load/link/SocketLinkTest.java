package io.fitconnect.load.link;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.fitconnect.proto.live.v1.ClientFrame;
import io.fitconnect.proto.live.v1.ServerFrame;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.impl.VertxInternal;
import java.net.URI;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SocketLinkTest {
    private static final int CONNECTIONS = 300;
    private final Vertx vertx = Vertx.vertx();
    private final Queue<LinkEnd> ends = new ConcurrentLinkedQueue<>();

    @AfterEach
    void stop() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
    }

    @Test
    void everyConnectionHearsOfItsEndHoweverEarlyTheServerCloses() throws Exception {
        HttpServer server = vertx.createHttpServer(
                        new HttpServerOptions().addWebSocketSubProtocol("fitconnect.live.v1.proto"))
                .webSocketHandler(socket -> socket.close((short) LinkEnd.RESTARTING, "restarting"))
                .listen(0, "localhost")
                .toCompletionStage()
                .toCompletableFuture()
                .get(60, TimeUnit.SECONDS);
        var client = Sockets.client(vertx);
        var target = Sockets.target(
                URI.create("http://localhost:" + server.actualPort()), "/live/v1", "fitconnect.live.v1.proto", "");
        for (int i = 0; i < CONNECTIONS; i++) {
            ((VertxInternal) vertx)
                    .createEventLoopContext()
                    .runOnContext(ignored -> SocketLink.<ClientFrame, ServerFrame>open(
                            vertx, client, target, Encoding.PROTO, ServerFrame.getDefaultInstance(), new Ends()));
        }
        await().atMost(Duration.ofSeconds(60)).until(() -> ends.size() >= CONNECTIONS);
        assertEquals(CONNECTIONS, ends.size());
    }

    private final class Ends implements LinkEvents<ServerFrame> {
        @Override
        public void opened() {}

        @Override
        public void frame(ServerFrame frame) {}

        @Override
        public void writable() {}

        @Override
        public void closed(LinkEnd end) {
            ends.add(end);
        }
    }
}
