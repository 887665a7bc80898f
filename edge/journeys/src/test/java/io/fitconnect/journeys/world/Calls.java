package io.fitconnect.journeys.world;

import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Asks gRPC methods and sockets only to see who is let in. */
public final class Calls implements AutoCloseable {
    /** What a socket says instead of a close code when it stays open. */
    public static final int OPEN = 0;

    public static final int NOT_AUTHENTICATED = 4401;
    public static final int NOT_ALLOWED = 4403;

    private static final long PATIENCE_S = 20;

    private final URI base;
    private final ManagedChannel channel;
    private final HttpClient http = HttpClient.newHttpClient();

    Calls(URI base, String grpc) {
        this.base = base;
        this.channel = ManagedChannelBuilder.forTarget(grpc).usePlaintext().build();
    }

    /** The status of the method asked with an empty message; OK when it answers at all. */
    public Status.Code call(String path, @Nullable String token) {
        MethodDescriptor<byte[], byte[]> method = MethodDescriptor.<byte[], byte[]>newBuilder()
                .setType(MethodDescriptor.MethodType.BIDI_STREAMING)
                .setFullMethodName(path.substring(1))
                .setRequestMarshaller(Bytes.MARSHALLER)
                .setResponseMarshaller(Bytes.MARSHALLER)
                .build();
        Metadata headers = new Metadata();
        if (token != null) {
            headers.put(Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER), "Bearer " + token);
        }
        CompletableFuture<Status.Code> told = new CompletableFuture<>();
        ClientCall<byte[], byte[]> call = channel.newCall(method, CallOptions.DEFAULT);
        call.start(
                new ClientCall.Listener<>() {
                    @Override
                    public void onMessage(byte[] message) {
                        told.complete(Status.Code.OK);
                    }

                    @Override
                    public void onClose(Status status, Metadata trailers) {
                        told.complete(status.getCode());
                    }
                },
                headers);
        call.request(1);
        call.sendMessage(new byte[0]);
        call.halfClose();
        Status.Code code = told.orTimeout(PATIENCE_S, TimeUnit.SECONDS).join();
        call.cancel("seen enough", null);
        return code;
    }

    /** {@link #OPEN} once the socket answers a first message, or the code that it is closed with. */
    public int connect(String path, @Nullable String token) {
        return switch (path) {
            case "/graphql" -> talk(path, "graphql-transport-ws", token, "{\"type\":\"connection_init\"}");
            case "/live/v1" -> talk(path, json(path), token, """
                    {"subscribe": {"id": "0", "boardId": "class/none/effort", "window": {"top": 1}}}""");
            default -> talk(path, json(path), token, "{\"hello\":{\"sessionId\":\"" + UUID.randomUUID() + "\"}}");
        };
    }

    /** The same of a device that says whose samples it has. */
    public int sendFor(String athlete, String token) {
        String hello = "{\"hello\":{\"sessionId\":\"" + UUID.randomUUID() + "\",\"athleteId\":\"" + athlete
                + "\",\"device\":{\"id\":\"d\",\"kind\":\"DEVICE_KIND_WATCH\"}}}";
        return talk("/ingest/v1", json("/ingest/v1"), token, hello);
    }

    private static String json(String path) {
        return "fitconnect" + path.replace('/', '.') + ".json";
    }

    private int talk(String path, String subprotocol, @Nullable String token, String message) {
        WebSocket.Builder builder = http.newWebSocketBuilder().subprotocols(subprotocol);
        if (token != null) {
            builder.header("Authorization", "Bearer " + token);
        }
        CompletableFuture<Integer> told = new CompletableFuture<>();
        try {
            WebSocket socket = builder.buildAsync(
                            URI.create(base.toString().replaceFirst("^http", "ws") + path), new Ear(told))
                    .join();
            socket.sendText(message, true);
            int code = told.orTimeout(PATIENCE_S, TimeUnit.SECONDS).join();
            socket.abort();
            return code;
        } catch (CompletionException refused) {
            if (refused.getCause() instanceof WebSocketHandshakeException handshake
                    && handshake.getResponse().statusCode() == 401) {
                return NOT_AUTHENTICATED;
            }
            throw refused;
        }
    }

    @Override
    public void close() {
        channel.shutdownNow();
        http.close();
    }

    private record Ear(CompletableFuture<Integer> told) implements WebSocket.Listener {
        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            told.complete(OPEN);
            socket.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            told.complete(code);
            return null;
        }

        @Override
        public void onError(WebSocket socket, Throwable failure) {
            told.completeExceptionally(failure);
        }
    }

    /** Messages as they come. */
    private enum Bytes implements MethodDescriptor.Marshaller<byte[]> {
        MARSHALLER;

        @Override
        public InputStream stream(byte[] value) {
            return new ByteArrayInputStream(value);
        }

        @Override
        public byte[] parse(InputStream stream) {
            try {
                return stream.readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
