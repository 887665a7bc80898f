package io.fitconnect.stack.command;

import io.fitconnect.stack.AotCache;
import io.fitconnect.stack.DataDir;
import io.fitconnect.stack.Deployable;
import io.fitconnect.stack.Durability;
import io.fitconnect.stack.Keeper;
import io.fitconnect.stack.Ports;
import io.fitconnect.stack.Progress;
import io.fitconnect.stack.Service;
import io.fitconnect.stack.Stack;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code train}: starts deployables once against empty servers, the whole platform with users, and keeps their
 * ahead-of-time caches for the next starts.
 */
@Command(name = "train", hidden = true, description = "Makes the ahead-of-time caches of deployables.")
final class TrainCommand implements Callable<Integer> {
    /** The one that answers all that a user can ask. */
    private static final String WHOLE = "laptop";

    private static final String USE = "12s";

    @Option(names = "--root", required = true, description = "The checkout.")
    private Path root = Path.of(".");

    @Parameters(paramLabel = "DEPLOYABLE", description = "Folders of native/, built.")
    private List<String> deployables = List.of();

    @Override
    public Integer call() throws Exception {
        DataDir data = DataDir.make(Files.createTempDirectory("fitconnect-train"));
        var ports = new EnumMap<Service, Integer>(Service.class);
        // With Keycloak for the whole platform: the first instance then finds it built.
        for (Service service : deployables.contains(WHOLE) ? Set.of(Service.values()) : Service.stores()) {
            ports.put(service, Ports.free());
        }
        try (Stack stack = Stack.start(data, ports, Durability.PROCESS_KILL, Progress.SILENT)) {
            var instance = Instance.of(data, 0, 0, stack);
            for (String name : deployables) {
                train(name, instance.environment(), data);
            }
        } finally {
            data.delete();
        }
        return 0;
    }

    private void train(String name, Map<String, String> environment, DataDir data) throws Exception {
        AotCache cache = new AotCache(Deployable.jar(root, name));
        List<String> options = new ArrayList<>(PlatformProcess.JVM);
        options.addAll(cache.training());
        var deployable = new Deployable(name, root, options, environment, data);
        var keeper = new Keeper(deployable, data, Progress.SILENT);
        try {
            keeper.start();
            if (name.equals(WHOLE)) {
                use(deployable, data);
            }
            cache.keep(keeper.pid());
        } finally {
            keeper.stop();
        }
    }

    /** What its users will ask of it first; the profiles of that are kept, and compiled from at the next start. */
    private static void use(Deployable platform, DataDir data) throws Exception {
        var client = new LoadClient(
                System.getProperty("fitconnect.load"), platform.base().toString(), platform.grpc(), data);
        // A cold platform may answer late, which both count as a failure; it has been used all the same.
        int live = client.run("load", "--athletes", "40", "--spectators", "80", "--warm-up", "1s", "--duration", USE);
        int asked = client.run("load-api", "--rate", "100", "--warm-up", USE, "--duration", "1s");
        System.out.printf("learnt from load (ended with %d) and load-api (%d)%n", live, asked);
    }
}
