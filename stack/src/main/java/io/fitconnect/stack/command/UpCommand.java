package io.fitconnect.stack.command;

import io.fitconnect.stack.DataDir;
import io.fitconnect.stack.Durability;
import io.fitconnect.stack.Keeper;
import io.fitconnect.stack.Lease;
import io.fitconnect.stack.RunRecord;
import io.fitconnect.stack.Service;
import io.fitconnect.stack.Stack;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code up}: the platform and its backing services on this machine, until Ctrl-C or SIGTERM. */
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Starts the backing services and the platform, prints 'ready URL' when everything answers, and"
                + " keeps it running until Ctrl-C. A process that is killed is started again.")
final class UpCommand implements Callable<Integer> {
    static final String LAUNCHER = "launcher";
    private static final int HIGHEST_PORT = 65_535;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Mixin
    private DataOption data = new DataOption();

    @Option(names = "--http-port", paramLabel = "PORT", description = "Web and API (default: ${DEFAULT-VALUE}).")
    private int httpPort = 8080;

    @Option(names = "--grpc-port", paramLabel = "PORT", description = "gRPC (default: ${DEFAULT-VALUE}).")
    private int grpcPort = 9000;

    @Option(names = "--fresh", description = "Start empty: deletes what the instance has stored.")
    private boolean fresh;

    @Option(
            names = "--demo",
            arity = "0..1",
            fallbackValue = "24",
            paramLabel = "N",
            description = "A simulated class of N athletes (24) rides, rows and lifts.")
    private @Nullable Integer demo;

    @Mixin
    private PortOptions ports = new PortOptions();

    private final List<Keeper> applications = new ArrayList<>();
    private @Nullable Stack stack;
    private @Nullable Lease lease;
    private volatile boolean ending;
    private volatile int exitCode;

    @Override
    public Integer call() throws Exception {
        checkUsage();
        var terminal = new Terminal(spec.commandLine().getOut());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(terminal), "end"));
        try {
            run(terminal);
            return 0;
        } catch (Exception e) {
            if (ending) {
                // Ctrl-C while things start makes the starts fail; the hook is at work and says how it ends.
                new CountDownLatch(1).await();
            }
            exitCode = 1;
            throw e;
        }
    }

    private void checkUsage() {
        for (int port : new int[] {httpPort, grpcPort}) {
            if (port < 1 || port > HIGHEST_PORT) {
                throw new ParameterException(spec.commandLine(), "a port is 1 to 65535, not " + port);
            }
        }
        if (demo != null && demo < 1) {
            throw new ParameterException(spec.commandLine(), "--demo takes at least one athlete, not " + demo);
        }
    }

    private void run(Terminal terminal) throws Exception {
        DataDir directory = DataDir.make(data.directory().root());
        lease = Lease.take(directory);
        PortOptions.requireFree("http", httpPort);
        PortOptions.requireFree("grpc", grpcPort);
        if (fresh) {
            directory.empty();
        }
        new RunRecord(LAUNCHER, ProcessHandle.current().pid(), 0, Instant.now(), Main.class.getName()).write(directory);
        var chosen = ports.choose(spec.commandLine().getOut());
        stack = new Stack(lease, chosen, Durability.POWER_LOSS, terminal);
        Instance instance = Instance.of(directory, httpPort, grpcPort, stack);
        startAll(stack, instance, terminal);
        instance.write();
        if (demo != null) {
            start(
                    new DemoProcess(directory, System.getProperty("fitconnect.load"), demo, instance),
                    terminal,
                    directory);
        }
        terminal.line("ready " + instance.url());
        new CountDownLatch(1).await();
    }

    /** Keycloak beside the platform, which needs it at the first login only: it takes the longest of all to start. */
    private void startAll(Stack servers, Instance instance, Terminal terminal) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var identity = threads.submit((Callable<Void>) () -> {
                servers.start(Set.of(Service.KEYCLOAK));
                return null;
            });
            servers.start(Service.stores());
            var platform = new PlatformProcess(
                    instance.data(),
                    Path.of(System.getProperty("fitconnect.application")),
                    httpPort,
                    instance.environment(),
                    HttpClient.newHttpClient());
            start(platform, terminal, instance.data());
            identity.get();
        }
    }

    private void start(io.fitconnect.stack.Daemon daemon, Terminal terminal, DataDir directory) throws Exception {
        var keeper = new Keeper(daemon, directory, terminal);
        applications.addFirst(keeper);
        keeper.start();
    }

    /** Applications first, so that none of them misses a server in its last seconds. */
    private void end(Terminal terminal) {
        ending = true;
        applications.forEach(Keeper::stop);
        try {
            if (stack != null) {
                stack.close();
            }
            if (lease != null) {
                RunRecord.forget(LAUNCHER, lease.data());
                Instance.forget(lease.data());
                lease.close();
            }
            if (exitCode == 0) {
                terminal.line("stopped");
            }
        } catch (IOException e) {
            terminal.line("fitconnect: " + e.getMessage());
            exitCode = 1;
        }
        terminal.close();
        // A signal's own exit code would be 143: being asked to stop is no failure.
        Runtime.getRuntime().halt(exitCode);
    }
}
