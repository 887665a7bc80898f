package io.fitconnect.ingest.socket;

import com.google.protobuf.InvalidProtocolBufferException;
import io.fitconnect.ingest.IngestConfig;
import io.fitconnect.ingest.IngestNode;
import io.fitconnect.ingest.session.IngestSession;
import io.fitconnect.sockets.Socket;
import io.fitconnect.sockets.SocketEndpoint;
import io.fitconnect.sockets.SocketHandler;
import io.fitconnect.sockets.Sockets;
import io.fitconnect.sockets.Subprotocol;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;

/** {@code GET /ingest/v1}. */
@ApplicationScoped
public class IngestSocket {

    /** Acks, refusals and cues are small, and a client that does not read them is not read; this is the last resort. */
    private static final int MAX_QUEUED_BYTES = 4 << 20;

    private final IngestNode node;
    private final IngestConfig config;

    public IngestSocket(IngestNode node, IngestConfig config) {
        this.node = node;
        this.config = config;
    }

    void mount(@Observes Router router, Sockets sockets) {
        sockets.mount(
                router,
                new SocketEndpoint(
                        "/ingest/v1",
                        List.of(
                                Subprotocol.proto("fitconnect.ingest.v1.proto"),
                                Subprotocol.json("fitconnect.ingest.v1.json")),
                        config.maxFrameBytes(),
                        Math.max(MAX_QUEUED_BYTES, config.maxFrameBytes()),
                        node.connections(),
                        this::open));
    }

    private SocketHandler open(Socket socket) {
        return new Connection(socket, new IngestSession(new SocketPeer(socket), socket.identity(), node.services()));
    }

    private record Connection(Socket socket, IngestSession session) implements SocketHandler {

        @Override
        public void message(ByteBuf message) {
            try {
                switch (socket.encoding()) {
                    case PROTO -> session.frame(ByteBufUtil.getBytes(message));
                    case JSON -> session.frame(Codec.json(message));
                }
            } catch (InvalidProtocolBufferException unreadable) {
                session.unreadable("not a ClientFrame in " + socket.encoding());
            }
        }

        @Override
        public void drained() {
            session.writable();
        }

        @Override
        public void closed() {
            session.disconnected();
        }
    }
}
