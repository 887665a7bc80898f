package io.fitconnect.journeys.world;

import io.fitconnect.stack.Daemon;
import io.fitconnect.stack.DataDir;
import io.fitconnect.stack.Launch;
import io.fitconnect.stack.Ports;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A deployable of the platform as a process of its own, started again when it is killed. */
final class Application implements Daemon {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    private final String name;
    private final int port = Ports.free();
    private final int grpcPort = Ports.free();
    private final Map<String, String> environment;

    Application(String name, Map<String, String> addresses, DataDir data) {
        this.name = name;
        var all = new HashMap<>(addresses);
        all.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        all.put("QUARKUS_HTTP_PORT", String.valueOf(port));
        all.put("QUARKUS_GRPC_SERVER_HOST", "127.0.0.1");
        all.put("QUARKUS_GRPC_SERVER_PORT", String.valueOf(grpcPort));
        all.put("QUARKUS_KAFKA_STREAMS_STATE_DIR", data.home("state-" + name).toString());
        all.put("KAFKA_STREAMS_STATE_DIR", data.home("state-" + name).toString());
        this.environment = Map.copyOf(all);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int port() {
        return port;
    }

    String grpc() {
        return "127.0.0.1:" + grpcPort;
    }

    URI base() {
        return URI.create("http://127.0.0.1:" + port);
    }

    @Override
    public Launch launch() {
        Path jar = root().resolve("native").resolve(name).resolve("target/quarkus-app/quarkus-run.jar");
        if (!Files.exists(jar)) {
            throw new IllegalStateException(jar + " is missing: build native/" + name + " first");
        }
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        List<String> command = List.of(
                java.toString(),
                "-Xmx384m",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dfitconnect.journey=" + port,
                "-jar",
                jar.toString());
        return new Launch(command, environment, "TERM", "-Dfitconnect.journey=" + port);
    }

    @Override
    public void probe() throws Exception {
        var request = HttpRequest.newBuilder(base().resolve("/q/health/ready"))
                .timeout(Duration.ofSeconds(5))
                .build();
        var answer = HTTP.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(name + " is not ready: " + answer.body());
        }
    }

    static Path root() {
        return Path.of(System.getProperty("fitconnect.root", "../..")).toAbsolutePath();
    }
}
