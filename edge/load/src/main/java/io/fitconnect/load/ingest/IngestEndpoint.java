package io.fitconnect.load.ingest;

import io.fitconnect.load.link.Encoding;
import io.fitconnect.load.link.Link;
import io.fitconnect.load.link.LinkEvents;
import io.fitconnect.load.link.SocketLink;
import io.fitconnect.load.link.Sockets;
import io.fitconnect.proto.ingest.v1.ClientFrame;
import io.fitconnect.proto.ingest.v1.ServerFrame;
import io.grpc.ManagedChannel;
import io.grpc.netty.NettyChannelBuilder;
import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocketClient;
import java.net.URI;
import java.util.concurrent.TimeUnit;

/** Where sessions connect to; one is shared by all clients of a process. */
public interface IngestEndpoint extends AutoCloseable {

    /** Starts a connection; events come on the caller's context. */
    Link<ClientFrame> open(String token, LinkEvents<ServerFrame> events);

    @Override
    void close();

    static IngestEndpoint webSocket(Vertx vertx, URI base, Encoding encoding) {
        return new WebSocketEndpoint(vertx, Sockets.client(vertx), base, encoding);
    }

    /** @param target host:port, in clear text */
    static IngestEndpoint grpc(Vertx vertx, String target) {
        return new GrpcEndpoint(
                vertx, NettyChannelBuilder.forTarget(target).usePlaintext().build());
    }

    static IngestEndpoint of(Transport transport, Vertx vertx, URI base, String grpcTarget) {
        return switch (transport) {
            case WS -> webSocket(vertx, base, Encoding.PROTO);
            case WS_JSON -> webSocket(vertx, base, Encoding.JSON);
            case GRPC -> grpc(vertx, grpcTarget);
        };
    }

    /** Over {@code GET /ingest/v1}. */
    record WebSocketEndpoint(Vertx vertx, WebSocketClient client, URI base, Encoding encoding)
            implements IngestEndpoint {

        @Override
        public Link<ClientFrame> open(String token, LinkEvents<ServerFrame> events) {
            String subprotocol = "fitconnect.ingest.v1." + encoding.suffix();
            return SocketLink.open(
                    vertx,
                    client,
                    Sockets.target(base, "/ingest/v1", subprotocol, token),
                    encoding,
                    ServerFrame.getDefaultInstance(),
                    events);
        }

        @Override
        public void close() {
            client.close();
        }
    }

    /** Over {@code fitconnect.ingest.v1.Telemetry/Stream}. */
    record GrpcEndpoint(Vertx vertx, ManagedChannel channel) implements IngestEndpoint {

        @Override
        public Link<ClientFrame> open(String token, LinkEvents<ServerFrame> events) {
            // The channel's own waits grow to minutes; ours decide when to try.
            channel.resetConnectBackoff();
            return GrpcLink.open(vertx.getOrCreateContext(), channel, token, events);
        }

        @Override
        public void close() {
            channel.shutdownNow();
            try {
                channel.awaitTermination(5, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
