package io.fitconnect.journeys.world;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;

import io.fitconnect.load.ingest.IngestClient;
import io.fitconnect.load.ingest.IngestEndpoint;
import io.fitconnect.load.ingest.IngestListener;
import io.fitconnect.load.ingest.IngestOptions;
import io.fitconnect.load.ingest.Transport;
import io.fitconnect.load.live.LiveClient;
import io.fitconnect.stack.DataDir;
import io.fitconnect.stack.Deployable;
import io.fitconnect.stack.Durability;
import io.fitconnect.stack.Keeper;
import io.fitconnect.stack.Ports;
import io.fitconnect.stack.Progress;
import io.fitconnect.stack.Service;
import io.fitconnect.stack.Stack;
import io.fitconnect.testkit.Tokens;
import io.restassured.specification.RequestSpecification;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The whole platform on free ports, every deployable its own process; one for all journeys of this JVM. */
public final class World {
    private static final List<String> JVM = List.of("-Xmx384m", "-XX:+UseSerialGC");
    private static World shared;

    private final DataDir data;
    private final Stack stack;
    private final Map<String, Keeper> keepers = new LinkedHashMap<>();
    private final Map<String, Deployable> applications = new LinkedHashMap<>();
    private final Vertx vertx = Vertx.vertx();

    /** Started when first asked for, ended with the JVM. */
    public static synchronized World shared() throws Exception {
        if (shared == null) {
            shared = new World();
            Runtime.getRuntime().addShutdownHook(new Thread(shared::end, "end-of-the-world"));
        }
        return shared;
    }

    private World() throws Exception {
        data = DataDir.make(Files.createTempDirectory("fitconnect-journeys"));
        Map<Service, Integer> ports = new EnumMap<>(Service.class);
        for (Service service : Service.stores()) {
            ports.put(service, Ports.free());
        }
        stack = Stack.start(data, ports, Durability.PROCESS_KILL, Progress.SILENT);
        Map<String, String> addresses = new HashMap<>();
        stack.services().forEach(service -> addresses.put(service.variable(), stack.address(service)));
        addresses.put("FITCONNECT_JWKS", Tokens.jwks());
        addresses.put("FITCONNECT_ISSUER", Tokens.ISSUER);
        addresses.put("FITCONNECT_RESULTS_KEYS", Tokens.keys().toString());
        for (String name :
                new String[] {"streams", "ingest", "live", "analytics", "users", "training", "competition", "auth"}) {
            Deployable application = new Deployable(name, Recorded.root(), JVM, addresses, data);
            applications.put(name, application);
            keepers.put(name, new Keeper(application, data, Progress.SILENT));
        }
        startAll();
    }

    private void startAll() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Map<String, Future<?>> starts = new LinkedHashMap<>();
            keepers.forEach((name, keeper) -> starts.put(name, threads.submit(() -> {
                keeper.start();
                return null;
            })));
            for (Future<?> start : starts.values()) {
                start.get(180, SECONDS);
            }
        }
    }

    private void end() {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            keepers.values().forEach(keeper -> threads.submit(keeper::stop));
        }
        try {
            stack.close();
            if (Boolean.getBoolean("fitconnect.journeys.keep")) {
                System.err.println("kept: " + data.root());
            } else {
                data.delete();
            }
        } catch (IOException e) {
            System.err.println("left behind: " + data.root() + " (" + e + ")");
        }
    }

    public Vertx vertx() {
        return vertx;
    }

    public URI base(String application) {
        return applications.get(application).base();
    }

    /** {@code host:port}. */
    public String grpc(String application) {
        return applications.get(application).grpc();
    }

    /** Requests to an application's REST as somebody. */
    public RequestSpecification as(String application, String subject, String... roles) {
        return given().baseUri(base(application).toString())
                .contentType("application/json")
                .auth()
                .oauth2(Tokens.token(subject, roles));
    }

    public IngestEndpoint ingest(Transport transport) {
        Deployable ingest = applications.get("ingest");
        return IngestEndpoint.of(transport, vertx, ingest.base(), ingest.grpc());
    }

    public IngestClient device(IngestEndpoint endpoint, String athlete, UUID session, String classId) {
        return device(endpoint, athlete, session, classId, IngestListener.NONE);
    }

    public IngestClient device(
            IngestEndpoint endpoint, String athlete, UUID session, String classId, IngestListener listener) {
        var options = IngestOptions.of(athlete, session, () -> Tokens.token(athlete, "athlete"))
                .withClass(classId);
        return IngestClient.start(vertx, endpoint, options, listener);
    }

    /** A viewer who is not logged in. */
    public LiveClient viewer() {
        return LiveClient.start(vertx, LiveClient.Target.of(vertx, base("live"), () -> ""));
    }

    public LiveClient viewer(String subject, String... roles) {
        return LiveClient.start(vertx, LiveClient.Target.of(vertx, base("live"), () -> Tokens.token(subject, roles)));
    }

    /** Resident memory of a deployable's process. */
    public long memoryBytes(String application) throws IOException {
        Path status = Path.of("/proc", String.valueOf(keepers.get(application).pid()), "status");
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmRSS"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                .sum();
    }

    /** Kills a deployable or a backing service as a crash would; it is started again by itself. */
    public void kill(String name) throws IOException, InterruptedException {
        signal("-KILL", name);
    }

    /** Asks a deployable to end as a roll-out would; it is started again by itself. */
    public void terminate(String name) throws IOException, InterruptedException {
        signal("-TERM", name);
    }

    private void signal(String signal, String name) throws IOException, InterruptedException {
        long pid = keepers.containsKey(name)
                ? keepers.get(name).pid()
                : stack.pid(Service.valueOf(name.toUpperCase(java.util.Locale.ROOT)));
        if (new ProcessBuilder("kill", signal, String.valueOf(pid))
                        .inheritIO()
                        .start()
                        .waitFor()
                != 0) {
            throw new IOException(name + " with pid " + pid + " could not be sent " + signal);
        }
    }
}
