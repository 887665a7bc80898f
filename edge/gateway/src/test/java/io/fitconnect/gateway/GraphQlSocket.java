package io.fitconnect.gateway;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A client of graphql-transport-ws. */
final class GraphQlSocket implements WebSocket.Listener, AutoCloseable {
    final List<JsonObject> messages = new CopyOnWriteArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private final HttpClient http = HttpClient.newHttpClient();
    private final WebSocket socket;
    volatile int closed;
    private volatile boolean acknowledged;

    GraphQlSocket(URI address, JsonObject payload) {
        socket = http.newWebSocketBuilder()
                .subprotocols("graphql-transport-ws")
                .buildAsync(URI.create(address.toString().replaceFirst("^http", "ws")), this)
                .join();
        socket.sendText(
                        new JsonObject()
                                .put("type", "connection_init")
                                .put("payload", payload)
                                .encode(),
                        true)
                .join();
    }

    /** The operation's id. */
    String subscribe(String query) {
        String id = UUID.randomUUID().toString();
        await().atMost(Duration.ofSeconds(10)).until(() -> closed != 0 || acknowledged);
        if (closed == 0) {
            send(new JsonObject()
                    .put("id", id)
                    .put("type", "subscribe")
                    .put("payload", new JsonObject().put("query", query)));
        }
        return id;
    }

    /** The code of the one {@code error} that it is told. */
    String refusal() {
        await().atMost(Duration.ofSeconds(20)).until(() -> types().contains("error") || types().contains("complete"));
        JsonObject told = messages.stream()
                .filter(it -> !"next".equals(it.getString("type")))
                .reduce((before, last) -> last)
                .orElseThrow();
        assertEquals("error", told.getString("type"), told::encode);
        return told.getJsonArray("payload")
                .getJsonObject(0)
                .getJsonObject("extensions")
                .getString("code");
    }

    /** Of all messages but pings and the acknowledgement. */
    List<String> types() {
        return messages.stream()
                .map(it -> it.getString("type"))
                .filter(type -> !"ping".equals(type) && !"connection_ack".equals(type))
                .toList();
    }

    /** The newest answer of an operation's field; null: none yet. */
    @Nullable Object newest(String field) {
        return messages.stream()
                .filter(it -> "next".equals(it.getString("type")))
                .reduce((first, last) -> last)
                .map(it -> it.getJsonObject("payload").getJsonObject("data").getValue(field))
                .orElse(null);
    }

    void send(JsonObject message) {
        socket.sendText(message.encode(), true).join();
    }

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
        text.append(data);
        if (last) {
            JsonObject message = new JsonObject(text.toString());
            acknowledged |= "connection_ack".equals(message.getString("type"));
            messages.add(message);
            text.setLength(0);
        }
        socket.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
        closed = status;
        return null;
    }

    @Override
    public void close() {
        socket.abort();
        http.close();
    }
}
