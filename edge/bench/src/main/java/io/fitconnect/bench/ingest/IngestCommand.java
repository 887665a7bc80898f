package io.fitconnect.bench.ingest;

import java.io.PrintWriter;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code bench ingest}: what a sample costs from a device to Kafka's ack. */
@Command(
        name = "ingest",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "The ingest edge with real Kafka (acks=all) and Redis, through its public contract, beside a bare"
                + " server plus Kafka's producer test. CPU seconds are per million samples.")
public final class IngestCommand implements Callable<Integer> {
    private static final String HUBS = "hubs";
    /** Samples that a device keeps unacknowledged when it is not paced. */
    private static final int WINDOW = 64;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Option(names = "--runs", paramLabel = "N", description = "Of each contender (default: ${DEFAULT-VALUE}).")
    private int runs = 3;

    @Option(
            names = "--only",
            paramLabel = "CASE",
            description = "One of paced-2000, paced-10000, paced-20000, flood, hubs.")
    private @Nullable String only;

    @Option(names = "--seconds", paramLabel = "S", description = "Measured each run (default: ${DEFAULT-VALUE}).")
    private int seconds = 8;

    @Option(names = "--alone", description = "The edge on WebSockets without its peers.")
    private boolean alone;

    @Option(names = "--devices", paramLabel = "N", description = "On WebSockets (default: ${DEFAULT-VALUE}).")
    private int devices = 2_000;

    @Option(names = "--hubs", paramLabel = "N", description = "On gRPC (default: ${DEFAULT-VALUE}).")
    private int hubs = 50;

    @Option(
            names = "--edge-option",
            paramLabel = "OPTION",
            description = "Of the edge's JVM, such as a flight recording.")
    private List<String> edgeOptions = List.of();

    @Option(
            names = "--edge-setting",
            paramLabel = "NAME=VALUE",
            description = "Of the edge, as an environment variable; for experiments.")
    private Map<String, String> edgeSettings = Map.of();

    @Override
    public Integer call() throws Exception {
        Map<String, Load> loads = new LinkedHashMap<>();
        for (int rate : new int[] {2_000, 10_000, 20_000}) {
            loads.put("paced-" + rate, new Load(rate, 0, seconds));
        }
        loads.put("flood", new Load(0, WINDOW, seconds));
        if (only != null && !loads.containsKey(only) && !only.equals(HUBS)) {
            throw new ParameterException(
                    spec.commandLine(), "--only takes one of " + loads.keySet() + " and " + HUBS + ", not " + only);
        }
        if (only != null) {
            loads.keySet().retainAll(List.of(only));
        }
        if (!loads.isEmpty()) {
            sockets(loads);
        }
        if (only == null || only.equals(HUBS)) {
            hubs();
        }
        return 0;
    }

    private void sockets(Map<String, Load> loads) throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        try (Site site = new Site(edgeOptions, edgeSettings);
                SocketContest contest = new SocketContest(site, devices, out)) {
            for (var load : loads.entrySet()) {
                String title = load.getKey() + ", " + devices + " devices on WebSockets";
                if (alone) {
                    contest.alone(title, load.getValue(), runs);
                } else {
                    contest.run(title, load.getValue(), runs);
                }
            }
        }
    }

    /** No hub of real life sends as fast as this one, so the edge's limit a connection is lifted. */
    private void hubs() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        Map<String, String> settings = new HashMap<>(edgeSettings);
        settings.put("FITCONNECT_INGEST_SAMPLES_PER_SECOND", "1000000");
        try (Site site = new Site(edgeOptions, settings);
                HubContest contest = new HubContest(site, hubs, out)) {
            contest.run(hubs + " hubs on gRPC, batches of " + Hub.BATCH, seconds, runs);
        }
    }
}
