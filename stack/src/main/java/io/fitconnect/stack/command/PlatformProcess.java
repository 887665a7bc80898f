package io.fitconnect.stack.command;

import io.fitconnect.stack.AotCache;
import io.fitconnect.stack.Daemon;
import io.fitconnect.stack.DataDir;
import io.fitconnect.stack.JavaProcess;
import io.fitconnect.stack.Launch;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All modules of the platform in one JVM: native/laptop. Answers when its readiness checks do. */
record PlatformProcess(DataDir data, Path application, int port, Map<String, String> environment, HttpClient http)
        implements Daemon {
    /** An ahead-of-time cache is of use only with the options it was made with. */
    static final List<String> JVM = List.of(
            "-Xms128m",
            "-Xmx" + System.getenv().getOrDefault("FITCONNECT_HEAP", "1g"),
            "-XX:+UseCompactObjectHeaders",
            "-XX:+ExitOnOutOfMemoryError");

    private static final Duration PROBE = Duration.ofSeconds(5);

    @Override
    public String name() {
        return "platform";
    }

    @Override
    public Launch launch() throws IOException {
        var arguments = new ArrayList<>(JVM);
        arguments.addAll(new AotCache(application).options());
        arguments.addAll(List.of(
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-jar",
                application.toString()));
        var variables = new HashMap<>(environment);
        variables.put(
                "FITCONNECT_STREAMS_STATE", data.home(name()).resolve("streams").toString());
        // The Cassandra driver wants four, and deadlocks with fewer.
        int eventLoops = Math.max(4, Runtime.getRuntime().availableProcessors());
        variables.put("QUARKUS_VERTX_EVENT_LOOPS_POOL_SIZE", Integer.toString(eventLoops));
        return JavaProcess.launch(name(), arguments, variables, data);
    }

    @Override
    public void probe() throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/q/health/ready"))
                .timeout(PROBE)
                .build();
        int status = http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        if (status != 200) {
            throw new IOException("/q/health/ready answers " + status);
        }
    }
}
