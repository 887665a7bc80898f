package io.fitconnect.competition.ruling;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The history of workouts as it answers over HTTP; what it holds is put there by the test. */
public final class History implements QuarkusTestResourceLifecycleManager {
    private static final Map<String, String> ANSWERS = new ConcurrentHashMap<>();
    private HttpServer server;

    /** Answers by path and query after {@code /api/v1/workouts/}, for tokens only. */
    static void put(String path, String json) {
        ANSWERS.put("/api/v1/workouts/" + path, json);
    }

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        server.createContext("/", History::answer);
        server.start();
        return Map.of(
                "fitconnect.competition.analytics",
                "http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void stop() {
        server.stop(0);
    }

    private static void answer(HttpExchange exchange) throws IOException {
        String found = ANSWERS.get(exchange.getRequestURI().toString());
        boolean known = exchange.getRequestHeaders().getFirst("Authorization") != null;
        byte[] body = (found == null ? "{}" : found).getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(!known ? 401 : found == null ? 404 : 200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
