package io.fitconnect.live.sse;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import io.fitconnect.live.watch.Outlet;
import io.fitconnect.live.watch.Packet;
import io.fitconnect.live.window.Frame;
import io.fitconnect.proto.live.v1.Refusal;
import io.fitconnect.proto.live.v1.ServerFrame;
import io.fitconnect.sockets.Encoding;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;

/** Frames as server-sent events: named by their kind, with epoch and version as the id that a browser sends back. */
final class EventStream implements Outlet {
    private static final Buffer HEARTBEAT = Buffer.buffer(": still here\n\n");

    private final HttpServerResponse response;

    EventStream(HttpServerResponse response) {
        this.response = response;
    }

    void begin() {
        response.setStatusCode(200)
                .setChunked(true)
                .putHeader("Content-Type", "text/event-stream")
                .putHeader("Cache-Control", "no-store")
                .putHeader("X-Accel-Buffering", "no");
        response.write(HEARTBEAT.copy());
    }

    /** Keeps proxies from giving up on a quiet board, and finds out that the peer is gone. */
    void heartbeat() {
        if (writable()) {
            response.write(HEARTBEAT.copy());
        }
    }

    @Override
    public Encoding encoding() {
        return Encoding.JSON;
    }

    @Override
    public boolean writable() {
        return !response.ended() && !response.closed() && !response.writeQueueFull();
    }

    @Override
    public boolean send(Packet packet) {
        if (response.ended() || response.closed()) {
            return true;
        }
        Frame frame = packet.frame();
        byte[] payload = packet.payload();
        Buffer event = Buffer.buffer(payload.length + 80);
        if (frame.version() != 0) {
            event.appendString("id: ")
                    .appendString(Long.toUnsignedString(frame.epoch()))
                    .appendString(":")
                    .appendString(Long.toUnsignedString(frame.version()))
                    .appendString("\n");
        }
        event.appendString("event: ")
                .appendString(frame.kind().eventName())
                .appendString("\ndata: ")
                .appendBytes(payload)
                .appendString("\n\n");
        response.write(event);
        return true;
    }

    @Override
    public void refuse(Refusal refusal) {
        if (response.ended() || response.closed()) {
            return;
        }
        try {
            String frame = JsonFormat.printer()
                    .omittingInsignificantWhitespace()
                    .print(ServerFrame.newBuilder().setRefusal(refusal));
            response.end("event: refusal\ndata: " + frame + "\n\n");
        } catch (InvalidProtocolBufferException impossible) {
            throw new IllegalStateException(impossible); // only unknown Any types do this
        }
    }

    @Override
    public void reading(boolean on) {
        // there is one request and nothing after it
    }
}
