package io.fitconnect.stack;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A deployable of {@code native/} as a process of its own on free ports; ready when its readiness checks say so. */
public final class Deployable implements Daemon {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    private final String name;
    private final Path jar;
    private final List<String> options;
    private final Map<String, String> environment;
    private final int port = Ports.free();
    private final int grpcPort = Ports.free();

    /**
     * A deployable that is built already.
     *
     * @param root of the checkout
     * @param options of its JVM
     * @param environment addresses of the backing services and settings
     */
    public Deployable(String name, Path root, List<String> options, Map<String, String> environment, DataDir data) {
        this(jar(root, name), name, options, environment, data);
    }

    private Deployable(Path jar, String name, List<String> options, Map<String, String> environment, DataDir data) {
        this.name = name;
        this.jar = jar;
        this.options = List.copyOf(options);
        var all = new HashMap<>(environment);
        // The Cassandra driver wants four, and deadlocks with fewer.
        all.putIfAbsent(
                "QUARKUS_VERTX_EVENT_LOOPS_POOL_SIZE",
                String.valueOf(Math.max(4, Runtime.getRuntime().availableProcessors())));
        all.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        all.put("QUARKUS_HTTP_PORT", String.valueOf(port));
        all.put("QUARKUS_GRPC_SERVER_HOST", "127.0.0.1");
        all.put("QUARKUS_GRPC_SERVER_PORT", String.valueOf(grpcPort));
        all.put("FITCONNECT_STREAMS_STATE", data.home("state-" + name).toString());
        all.putIfAbsent("FITCONNECT_RESULTS_KEYS", data.keys().toString());
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

    /** The same, packaged somewhere else. */
    public static Deployable at(
            Path jar, String name, List<String> options, Map<String, String> environment, DataDir data) {
        return new Deployable(jar, name, options, environment, data);
    }

    /** Where the build puts a deployable's jar. */
    public static Path jar(Path root, String name) {
        return root.resolve("native").resolve(name).resolve("target/quarkus-app/quarkus-run.jar");
    }

    /** {@code host:port}. */
    public String grpc() {
        return "127.0.0.1:" + grpcPort;
    }

    public URI base() {
        return URI.create("http://127.0.0.1:" + port);
    }

    @Override
    public Launch launch() {
        if (!Files.exists(jar)) {
            throw new IllegalStateException(jar + " is missing: build native/" + name + " first");
        }
        String marker = "-Dfitconnect.deployable=" + name + ":" + port;
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(
                List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", marker, "-jar"));
        command.add(jar.toString());
        return new Launch(command, environment, "TERM", marker);
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
}
