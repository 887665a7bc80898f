package io.fitconnect.load;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** The platform's REST API, blocking. */
public final class PlatformApi implements AutoCloseable {
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final URI base;

    public PlatformApi(URI base) {
        this.base = base;
    }

    /**
     * An answer.
     *
     * @param body empty when it had none
     */
    public record Answer(int status, JsonObject body) {

        /**
         * Goes on only when the request was granted.
         *
         * @param what was asked for; with the status and the problem's detail it is what people are told
         */
        public void require(String what) throws IOException {
            if (status / 100 != 2) {
                throw new IOException(
                        what + ": " + status + " " + body.getString("detail", body.getString("title", "")));
            }
        }
    }

    public Answer get(String path, String token) throws IOException, InterruptedException {
        return send(request(path, token).GET().build());
    }

    public Answer put(String path, String token, JsonObject body) throws IOException, InterruptedException {
        return send(request(path, token)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(body.encode()))
                .build());
    }

    public Answer post(String path, String token, JsonObject body) throws IOException, InterruptedException {
        return send(request(path, token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.encode()))
                .build());
    }

    @Override
    public void close() {
        http.close();
    }

    private HttpRequest.Builder request(String path, String token) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path)).timeout(Duration.ofSeconds(20));
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    private Answer send(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
        try {
            return new Answer(response.statusCode(), new JsonObject(response.body()));
        } catch (DecodeException notAnObject) {
            return new Answer(response.statusCode(), new JsonObject());
        }
    }
}
