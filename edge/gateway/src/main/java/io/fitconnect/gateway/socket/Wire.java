package io.fitconnect.gateway.socket;

import io.smallrye.graphql.websocket.GraphQLWebSocketSession;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.json.Json;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;

/** A socket that says when its reader has caught up. */
final class Wire implements GraphQLWebSocketSession {
    private final ServerWebSocket socket;
    private final Executor loop;
    /** Used on the socket's loop only; at most one an operation. */
    private final Queue<Runnable> waiting = new ArrayDeque<>();

    Wire(ServerWebSocket socket, Executor loop) {
        this.socket = socket;
        this.loop = loop;
        socket.drainHandler(drained -> goOn());
    }

    /** Runs the step once the reader has taken what was written before; never when the socket is closed by then. */
    void whenRead(Runnable step) {
        loop.execute(() -> {
            waiting.add(step);
            goOn();
        });
    }

    void send(String type, String operation, String payload) {
        sendMessage("{\"type\":\"" + type + "\",\"id\":" + Json.encode(operation) + ",\"payload\":" + payload + "}");
    }

    void complete(String operation) {
        sendMessage("{\"type\":\"complete\",\"id\":" + Json.encode(operation) + "}");
    }

    private void goOn() {
        while (!socket.isClosed() && !socket.writeQueueFull() && !waiting.isEmpty()) {
            waiting.remove().run();
        }
    }

    @Override
    public void sendMessage(String message) {
        if (!socket.isClosed()) {
            socket.writeTextMessage(message);
        }
    }

    @Override
    public void close(short code, String reason) {
        if (!socket.isClosed()) {
            socket.close(code, reason);
        }
    }

    @Override
    public boolean isClosed() {
        return socket.isClosed();
    }
}
