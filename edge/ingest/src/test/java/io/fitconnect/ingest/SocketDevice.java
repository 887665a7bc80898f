package io.fitconnect.ingest;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import io.fitconnect.proto.ingest.v1.ClientFrame;
import io.fitconnect.proto.ingest.v1.ServerFrame;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletionStage;

/** A device on a WebSocket. */
final class SocketDevice extends Device implements WebSocket.Listener {

    private final boolean json;
    private final StringBuilder text = new StringBuilder();
    private final ByteArrayOutputStream binary = new ByteArrayOutputStream();
    private final WebSocket socket;

    SocketDevice(URI uri, String token, boolean json) {
        this.json = json;
        WebSocket.Builder builder = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .subprotocols(json ? "fitconnect.ingest.v1.json" : "fitconnect.ingest.v1.proto");
        if (token != null) {
            builder.header("Authorization", "Bearer " + token);
        }
        socket = builder.buildAsync(uri, this).join();
    }

    @Override
    void send(ClientFrame frame) {
        if (json) {
            text(print(frame));
        } else {
            socket.sendBinary(ByteBuffer.wrap(frame.toByteArray()), true).join();
        }
    }

    void text(String message) {
        socket.sendText(message, true).join();
    }

    private static String print(ClientFrame frame) {
        try {
            return JsonFormat.printer().print(frame);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        socket.abort();
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        text.append(data);
        if (last) {
            ServerFrame.Builder frame = ServerFrame.newBuilder();
            try {
                JsonFormat.parser().merge(text.toString(), frame);
            } catch (InvalidProtocolBufferException e) {
                throw new IllegalStateException(e);
            }
            text.setLength(0);
            frames.add(frame.build());
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
            } catch (InvalidProtocolBufferException e) {
                throw new IllegalStateException(e);
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
        closed.complete(-1);
    }
}
