package io.fitconnect.load.link;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.UpgradeRejectedException;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketConnectOptions;
import org.jspecify.annotations.Nullable;

/**
 * A WebSocket that carries protobuf frames; pings a silent peer and gives it up after {@value #SILENCE_MS} ms.
 *
 * @param <O> frames out
 * @param <I> frames in
 */
public final class SocketLink<O extends Message, I extends Message> implements Link<O> {
    private static final long PING_MS = 5_000;
    private static final long SILENCE_MS = 20_000;

    private final Vertx vertx;
    private final Encoding encoding;
    private final I prototype;
    private final LinkEvents<I> events;
    private @Nullable WebSocket socket;
    private @Nullable LinkEnd ended;
    private long pingTimer;
    private long heardMs = System.currentTimeMillis();

    private SocketLink(Vertx vertx, Encoding encoding, I prototype, LinkEvents<I> events) {
        this.vertx = vertx;
        this.encoding = encoding;
        this.prototype = prototype;
        this.events = events;
    }

    /** Starts connecting; call it on the context that shall get the events. */
    public static <O extends Message, I extends Message> SocketLink<O, I> open(
            Vertx vertx,
            WebSocketClient client,
            WebSocketConnectOptions target,
            Encoding encoding,
            I prototype,
            LinkEvents<I> events) {
        SocketLink<O, I> link = new SocketLink<>(vertx, encoding, prototype, events);
        Context context = vertx.getOrCreateContext();
        client.connect(target)
                .onComplete(result -> context.runOnContext(ignored -> {
                    if (result.succeeded()) {
                        link.opened(result.result());
                    } else {
                        link.end(refused(result.cause()));
                    }
                }));
        return link;
    }

    @Override
    public boolean isWritable() {
        return socket != null && ended == null && !socket.isClosed() && !socket.writeQueueFull();
    }

    @Override
    public void send(O frame) {
        if (socket != null && ended == null && !socket.isClosed()) {
            encoding.write(socket, frame);
        }
    }

    @Override
    public void finish() {
        // A WebSocket has no half-close: the peer ends it, or close() does.
    }

    @Override
    public void close() {
        if (socket != null) {
            socket.close();
        }
        end(new LinkEnd(LinkEnd.ABNORMAL, "closed by this side"));
    }

    /** Holds the peer back, to play a viewer that does not read. */
    public void pauseReading() {
        if (socket != null) {
            socket.pause();
        }
    }

    private void opened(WebSocket connected) {
        if (ended != null) {
            connected.close();
            return;
        }
        // A server that is stopping closes at once, and a closed socket takes no handlers.
        if (connected.isClosed()) {
            end(closeOf(connected));
            return;
        }
        socket = connected;
        connected.binaryMessageHandler(this::binary);
        connected.textMessageHandler(this::text);
        connected.pongHandler(pong -> heardMs = System.currentTimeMillis());
        connected.drainHandler(ignored -> events.writable());
        connected.exceptionHandler(e -> end(new LinkEnd(LinkEnd.ABNORMAL, String.valueOf(e.getMessage()))));
        connected.closeHandler(ignored -> end(closeOf(connected)));
        heardMs = System.currentTimeMillis();
        pingTimer = vertx.setPeriodic(PING_MS, ignored -> ping(connected));
        events.opened();
    }

    private void ping(WebSocket connected) {
        if (System.currentTimeMillis() - heardMs > SILENCE_MS) {
            connected.close();
            end(new LinkEnd(LinkEnd.ABNORMAL, "no sign of life from the server for " + SILENCE_MS / 1000 + " s"));
        } else if (!connected.isClosed()) {
            connected.writePing(Buffer.buffer(new byte[] {1}));
        }
    }

    @SuppressWarnings("unchecked") // a message's parser yields its own type
    private void binary(Buffer bytes) {
        try {
            heard((I) prototype.getParserForType().parseFrom(bytes.getBytes()));
        } catch (InvalidProtocolBufferException e) {
            unreadable(e);
        }
    }

    private void text(String text) {
        try {
            heard(Encoding.parseJson(text, prototype));
        } catch (InvalidProtocolBufferException e) {
            unreadable(e);
        }
    }

    private void heard(I frame) {
        heardMs = System.currentTimeMillis();
        if (ended == null) {
            events.frame(frame);
        }
    }

    private void unreadable(InvalidProtocolBufferException e) {
        close();
        end(new LinkEnd(LinkEnd.ABNORMAL, "unreadable frame from the server: " + e.getMessage()));
    }

    private void end(LinkEnd end) {
        if (ended != null) {
            return;
        }
        ended = end;
        vertx.cancelTimer(pingTimer);
        events.closed(end);
    }

    private static LinkEnd closeOf(WebSocket socket) {
        Short code = socket.closeStatusCode();
        String reason = socket.closeReason();
        return new LinkEnd(code == null ? LinkEnd.ABNORMAL : code, reason == null ? "" : reason);
    }

    private static LinkEnd refused(Throwable cause) {
        int code = cause instanceof UpgradeRejectedException rejected
                ? LinkEnd.ofHttpStatus(rejected.getStatus())
                : LinkEnd.ABNORMAL;
        return new LinkEnd(code, String.valueOf(cause.getMessage()));
    }
}
