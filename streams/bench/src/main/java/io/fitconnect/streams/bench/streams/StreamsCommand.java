package io.fitconnect.streams.bench.streams;

import io.fitconnect.measure.Contest;
import io.fitconnect.measure.Figures;
import io.fitconnect.measure.Machine;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bench streams}: the composed graph beside a bare count, its stages, the guarantees, a live pace. */
@Command(
        name = "streams",
        mixinStandardHelpOptions = true,
        description = "The composed streams on a real Kafka, beside a bare count topology.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class StreamsCommand implements Callable<Integer> {
    private enum Part {
        COUNT,
        STAGES,
        GUARANTEE,
        LIVE,
        PROFILE,
        LIVE_PROFILE
    }

    /** The peer is faster: it reads more of the topic, so that it too is measured for some seconds. */
    private static final int PEER_READS_TIMES = 2;

    private static final int GUARANTEE_WARM_SECONDS = 6;

    /** Every count is written and leaves at once; with a cache a key's counts between two commits become one. */
    private static final Map<String, String> NO_CACHE = Map.of("statestore.cache.max.bytes", "0");

    private static final Map<String, String> EXACTLY_ONCE =
            Map.of("processing.guarantee", "exactly_once_v2", "commit.interval.ms", "100");

    @Spec
    private CommandSpec spec;

    @Option(names = "--part", split = ",", description = "Which tables: ${COMPLETION-CANDIDATES} (default: all)")
    private List<Part> parts = List.of(Part.values());

    @Option(names = "--runs", defaultValue = "3", description = "Runs of each contender (default: ${DEFAULT-VALUE})")
    private int runs;

    @Option(names = "--athletes", defaultValue = "2000", description = "Athletes (default: ${DEFAULT-VALUE})")
    private int athletes;

    @Option(
            names = "--batches",
            defaultValue = "400000",
            description = "Batches the composed graph works off (default: ${DEFAULT-VALUE})")
    private int batches;

    @Option(
            names = "--samples",
            split = ",",
            defaultValue = "1,10",
            description = "Samples a batch (default: ${DEFAULT-VALUE})")
    private List<Integer> samples;

    @Option(
            names = "--rates",
            split = ",",
            defaultValue = "24,2000",
            description = "Batches a second at a live pace, and as many athletes (default: ${DEFAULT-VALUE})")
    private List<Integer> rates;

    @Option(
            names = "--warm",
            defaultValue = "40",
            description = "Seconds of warming up at a live pace (default: ${DEFAULT-VALUE})")
    private int warmSeconds;

    @Option(
            names = "--set",
            description = "NAME=VALUE of Kafka Streams that replaces what ships, in all but the count and exactly once")
    private Map<String, String> shipped = Map.of();

    @Option(names = "--recordings", description = "A folder where the profiles leave their JFR recordings")
    private @Nullable Path recordings;

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        for (int each : samples) {
            if (parts.contains(Part.COUNT) || parts.contains(Part.STAGES) || parts.contains(Part.PROFILE)) {
                drain(out, each);
            }
        }
        if (parts.contains(Part.GUARANTEE)) {
            guarantee(out);
        }
        if (parts.contains(Part.LIVE)) {
            live(out);
        }
        if (parts.contains(Part.LIVE_PROFILE)) {
            for (int rate : rates) {
                Path file = Files.createTempFile("fitconnect-live", ".jfr");
                Figures figures = new Live(rate, warmSeconds).run(shipped, file);
                profiled(out, "The composed graph at %d batches a second, then none".formatted(rate), figures, file);
                Files.delete(file);
            }
        }
        return 0;
    }

    private void drain(PrintWriter out, int samplesPerBatch) throws Exception {
        try (Broker broker = preloaded(samplesPerBatch)) {
            String shape = "%d athletes, batches of %d".formatted(athletes, samplesPerBatch);
            if (parts.contains(Part.COUNT)) {
                new Contest("The composed graph beside a bare count, " + shape, runs, out)
                        .with("count", () -> drain(broker, Graph.COUNT, 1, NO_CACHE))
                        .with("count, cached", () -> drain(broker, Graph.COUNT, 1, Map.of()))
                        .with("composed", () -> drain(broker, Graph.COMPOSED, composedPart(), shipped))
                        .run()
                        .compare(Drain.RATE, "composed", "count", "at least 0.35")
                        .compare(Drain.RATE, "composed", "count, cached", "at least 0.35")
                        .compare(Drain.STREAMS_CPU, "composed", "count", "none set");
            }
            if (parts.contains(Part.STAGES)) {
                stages(broker, out, shape);
            }
            if (parts.contains(Part.PROFILE)) {
                profile(broker, out, shape);
            }
        }
    }

    /** Each stage alone, on what the one before it wrote. Figures are a record of the stage's own topic. */
    private void stages(Broker broker, PrintWriter out, String shape) throws Exception {
        var marked = new Object() {
            Map<TopicPartition, Long> at = Map.of();
        };
        new Contest("Each stage alone, a record of its own input, " + shape, runs, out)
                .with("read and parse", () -> drain(broker, Graph.READ, composedPart(), shipped))
                .with("sessions", () -> {
                    marked.at = Drain.mark(broker);
                    return drain(broker, Graph.SESSIONS, composedPart(), shipped);
                })
                .with(
                        "boards",
                        () -> Drain.from(broker, Graph.BOARDS, marked.at).run(shipped, null))
                .with("usage", () -> Drain.from(broker, Graph.USAGE, marked.at).run(shipped, null))
                .run();
    }

    private void profile(Broker broker, PrintWriter out, String shape) throws Exception {
        Path file = broker.folder("profile.jfr");
        Figures figures =
                Drain.ofTelemetry(broker, Graph.COMPOSED, composedPart()).run(shipped, file);
        profiled(out, "The composed graph, " + shape, figures, file);
    }

    private void profiled(PrintWriter out, String what, Figures figures, Path file) throws IOException {
        out.println(what + ", under JFR's CPU-time sampling: " + figures);
        out.println(Machine.describe());
        out.println(Shares.of(file));
        out.flush();
        if (recordings != null) {
            Files.copy(file, Files.createDirectories(recordings).resolve(what.replaceAll("\\W+", "-") + ".jfr"));
        }
    }

    private void guarantee(PrintWriter out) throws Exception {
        try (Broker broker = preloaded(1)) {
            new Contest("What the guarantee costs, working off " + batches + " batches of 1", runs, out)
                    .with("at least once", () -> drain(broker, Graph.COMPOSED, composedPart(), shipped))
                    .with("exactly once", () -> drain(broker, Graph.COMPOSED, composedPart(), EXACTLY_ONCE))
                    .run()
                    .compare(Drain.STREAMS_CPU, "at least once", "exactly once", "below 1");
        }
        new Contest("What the guarantee costs at a live pace, 60 batches of 1 a second", runs, out)
                .with("at least once", () -> new Live(60, GUARANTEE_WARM_SECONDS).run(shipped, null))
                .with("exactly once", () -> new Live(60, GUARANTEE_WARM_SECONDS).run(EXACTLY_ONCE, null))
                .run()
                .compare(Live.STATE_P50, "at least once", "exactly once", "below 1")
                .compare(Live.CPU, "at least once", "exactly once", "below 1");
    }

    private void live(PrintWriter out) throws Exception {
        for (int rate : rates) {
            new Contest("At a live pace: %d batches of 1 a second, then none".formatted(rate), runs, out)
                    .with("at least once", () -> new Live(rate, warmSeconds).run(shipped, null))
                    .run();
        }
    }

    /** The broker has done some work when the first contender comes. */
    private Broker preloaded(int samplesPerBatch) throws Exception {
        Broker broker = Broker.start();
        try (Telemetry telemetry = new Telemetry(broker, athletes, samplesPerBatch)) {
            telemetry.profiles();
            telemetry.preload(Math.ceilDiv(batches * PEER_READS_TIMES, athletes));
        }
        drain(broker, Graph.COUNT, composedPart(), Map.of());
        return broker;
    }

    private static double composedPart() {
        return 1.0 / PEER_READS_TIMES;
    }

    private static Figures drain(Broker broker, Graph graph, double part, Map<String, String> settings)
            throws Exception {
        return Drain.ofTelemetry(broker, graph, part).run(settings, null);
    }

    static {
        Locale.setDefault(Locale.ROOT);
    }
}
