package io.fitconnect.live.ws;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import io.fitconnect.live.watch.FrameReader;
import io.fitconnect.live.watch.LiveConfig;
import io.fitconnect.live.watch.Outlet;
import io.fitconnect.live.watch.Packet;
import io.fitconnect.live.watch.Shards;
import io.fitconnect.live.watch.Viewer;
import io.fitconnect.proto.live.v1.Refusal;
import io.fitconnect.proto.live.v1.ServerFrame;
import io.fitconnect.sockets.CloseCode;
import io.fitconnect.sockets.ConnectionLimit;
import io.fitconnect.sockets.Encoding;
import io.fitconnect.sockets.Frames;
import io.fitconnect.sockets.Socket;
import io.fitconnect.sockets.SocketEndpoint;
import io.fitconnect.sockets.SocketHandler;
import io.fitconnect.sockets.Sockets;
import io.fitconnect.sockets.Subprotocol;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;

/** GET /live/v1. */
@Singleton
public class LiveSockets {
    /** A viewer is sent nothing while it is not writable, so this is never reached but by the largest snapshots. */
    private static final int MAX_QUEUED_BYTES = 8 << 20;

    private final Shards shards;
    private final LiveConfig config;
    private final MeterRegistry meters;

    public LiveSockets(Shards shards, LiveConfig config, MeterRegistry meters) {
        this.shards = shards;
        this.config = config;
        this.meters = meters;
    }

    void mount(@Observes Router router, Sockets sockets) {
        Gauge.builder("fitconnect_live_longest_queue_bytes", sockets, Sockets::longestQueueBytes)
                .strongReference(true)
                .register(meters);
        sockets.mount(
                router,
                new SocketEndpoint(
                        "/live/v1",
                        List.of(
                                Subprotocol.proto("fitconnect.live.v1.proto"),
                                Subprotocol.json("fitconnect.live.v1.json")),
                        config.maxFrameBytes(),
                        MAX_QUEUED_BYTES,
                        ConnectionLimit.ofHeap(config.connectionBytes()),
                        Connection::new));
    }

    /** A socket and its viewer. */
    private final class Connection implements SocketHandler, Outlet {
        private final Socket socket;
        private final Viewer viewer;

        Connection(Socket socket) {
            this.socket = socket;
            this.viewer = shards.viewer(socket.eventLoop(), this, socket.identity());
        }

        @Override
        public void message(ByteBuf message) {
            switch (FrameReader.read(socket.encoding(), ByteBufUtil.getBytes(message))) {
                case FrameReader.Readable readable -> viewer.frame(readable.frame());
                case FrameReader.Malformed malformed -> viewer.malformed(malformed.detail());
                case FrameReader.Foreign foreign -> socket.close(CloseCode.MALFORMED, "not a client frame");
            }
        }

        @Override
        public void drained() {
            viewer.drained();
        }

        @Override
        public void closed() {
            viewer.closed();
        }

        @Override
        public Encoding encoding() {
            return socket.encoding();
        }

        @Override
        public boolean writable() {
            return socket.writable();
        }

        @Override
        public boolean send(Packet packet) {
            if (viewer.single()) {
                return socket.offer(packet.webSocketFrame());
            }
            socket.send(packet.webSocketFrame().retainedDuplicate());
            return true;
        }

        @Override
        public void refuse(Refusal refusal) {
            ServerFrame frame = ServerFrame.newBuilder().setRefusal(refusal).build();
            socket.send(
                    socket.encoding() == Encoding.PROTO
                            ? Frames.message(Encoding.PROTO, frame.toByteArray())
                            : Frames.text(json(frame)));
        }

        @Override
        public void reading(boolean on) {
            if (on) {
                socket.resume();
            } else {
                socket.pause();
            }
        }

        private static String json(ServerFrame frame) {
            try {
                return JsonFormat.printer().omittingInsignificantWhitespace().print(frame);
            } catch (InvalidProtocolBufferException impossible) {
                throw new IllegalStateException(impossible); // only unknown Any types do this
            }
        }
    }
}
