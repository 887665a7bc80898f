package io.fitconnect.bench.fanout;

import io.fitconnect.bench.peers.PeerKind;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./fitconnect bench fanout}. */
@Command(
        name = "fanout",
        mixinStandardHelpOptions = true,
        description = "What a delivery to a viewer costs, beside peers, and what many, slow or returning viewers do.")
public final class FanoutCommand implements Callable<Integer> {
    private static final List<FanoutCase> CASES = List.of(
            new PacedCase(
                    "paced",
                    2_000,
                    16,
                    List.of(PeerKind.values()),
                    Map.of(PeerKind.BARE_NETTY, "at most 1.3", PeerKind.NCHAN, "at most 0.4")),
            new SaturatedCase(
                    2_000,
                    List.of(PeerKind.BARE_NETTY, PeerKind.NCHAN),
                    Map.of(PeerKind.BARE_NETTY, "at most 1.3", PeerKind.NCHAN, "at most 0.4")),
            new PacedCase(
                    "crowd",
                    10_000,
                    2,
                    List.of(PeerKind.BARE_NETTY, PeerKind.NCHAN),
                    Map.of(PeerKind.NCHAN, "at most 1.0")),
            new WindowsCase(2_000, 5_000, 5, 3),
            new MemoryCase(10_000),
            new SlowCase(2_000, 200, 8_000),
            new StormCase(10_000));

    @Option(names = "--runs", defaultValue = "3", description = "runs of each contender (default ${DEFAULT-VALUE})")
    private int runs;

    @Option(names = "--seconds", defaultValue = "8", description = "measured in each run (default ${DEFAULT-VALUE})")
    private int seconds;

    @Option(
            names = "--only",
            split = ",",
            description = "these cases: paced, saturated, crowd, windows, memory, slow, storm (default all)")
    private List<String> only = List.of();

    @Option(
            names = "--beside",
            split = ",",
            description = "these peers: ${COMPLETION-CANDIDATES} (default all)",
            paramLabel = "PEER")
    private List<PeerKind> beside = List.of(PeerKind.values());

    @Option(names = "--alone", description = "no peers")
    private boolean alone;

    @Option(
            names = "--live-option",
            paramLabel = "OPTION",
            description = "further options of the JVM of native/live, such as -XX:StartFlightRecording=filename=x.jfr")
    private List<String> liveOptions = List.of();

    @Override
    public Integer call() throws Exception {
        var out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        Path root = Path.of(System.getProperty("fitconnect.root", ".")).toAbsolutePath();
        Plan plan = new Plan(root, runs, seconds, alone ? List.of() : beside, liveOptions);
        try (Bench bench = new Bench(plan, out)) {
            for (FanoutCase one : CASES) {
                if (only.isEmpty() || only.contains(one.name())) {
                    one.run(bench);
                }
            }
        }
        return 0;
    }
}
