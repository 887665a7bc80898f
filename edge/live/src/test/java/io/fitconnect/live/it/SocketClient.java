package io.fitconnect.live.it;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import io.fitconnect.live.window.Held;
import io.fitconnect.proto.live.v1.ClientFrame;
import io.fitconnect.proto.live.v1.ServerFrame;
import io.fitconnect.proto.live.v1.Subscribe;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A viewer over WebSocket in either encoding, on the JDK's client. */
final class SocketClient implements WebSocket.Listener, AutoCloseable {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    final BlockingQueue<ServerFrame> frames = new LinkedBlockingQueue<>();
    final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final StringBuilder text = new StringBuilder();
    private final ByteArrayOutputStream binary = new ByteArrayOutputStream();
    private final boolean json;
    final WebSocket socket;

    SocketClient(URI base, boolean json, String token) {
        this.json = json;
        WebSocket.Builder builder =
                HTTP.newWebSocketBuilder().subprotocols("fitconnect.live.v1." + (json ? "json" : "proto"));
        if (!token.isEmpty()) {
            builder.header("Authorization", "Bearer " + token);
        }
        URI target = URI.create("ws://" + base.getHost() + ":" + base.getPort() + "/live/v1");
        socket = builder.buildAsync(target, this).join();
    }

    /** The pace of a producer, not a wait for something to happen. */
    static void pause(long millis) throws InterruptedException {
        Thread.sleep(millis);
    }

    void subscribe(Subscribe.Builder wish) {
        send(ClientFrame.newBuilder().setSubscribe(wish).build());
    }

    void send(ClientFrame frame) {
        if (json) {
            try {
                socket.sendText(JsonFormat.printer().print(frame), true).join();
            } catch (InvalidProtocolBufferException impossible) {
                throw new AssertionError(impossible);
            }
        } else {
            socket.sendBinary(ByteBuffer.wrap(frame.toByteArray()), true).join();
        }
    }

    ServerFrame next() throws InterruptedException {
        ServerFrame frame = frames.poll(10, TimeUnit.SECONDS);
        if (frame == null) {
            throw new AssertionError("no frame in 10 s");
        }
        return frame;
    }

    /** Applies frames until what is held is as wished. */
    Held until(Held held, java.util.function.Predicate<Held> wished) throws InterruptedException {
        while (!wished.test(held)) {
            held.apply(next());
        }
        return held;
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        text.append(data);
        if (last) {
            try {
                ServerFrame.Builder frame = ServerFrame.newBuilder();
                JsonFormat.parser().merge(text.toString(), frame);
                frames.add(frame.build());
            } catch (InvalidProtocolBufferException broken) {
                throw new AssertionError(broken);
            }
            text.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
        byte[] bytes = new byte[data.remaining()];
        data.get(bytes);
        binary.writeBytes(bytes);
        if (last) {
            try {
                frames.add(ServerFrame.parseFrom(binary.toByteArray()));
            } catch (InvalidProtocolBufferException broken) {
                throw new AssertionError(broken);
            }
            binary.reset();
        }
        from.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        closed.complete(code);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        closed.completeExceptionally(error);
    }

    @Override
    public void close() {
        socket.abort();
    }
}
