package io.fitconnect.load.drive;

import com.sun.management.OperatingSystemMXBean;
import io.fitconnect.load.Platform;
import io.fitconnect.load.PlatformApi;
import io.fitconnect.load.TransportName;
import io.fitconnect.load.ingest.IngestEndpoint;
import io.fitconnect.load.ingest.Transport;
import io.fitconnect.load.live.LiveClient;
import io.fitconnect.load.replay.Span;
import io.fitconnect.load.tokens.TokenSource;
import io.fitconnect.measure.Table;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code load}: athletes and spectators by the thousand, and a table with percentiles. */
@Command(
        name = "load",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Drives a platform with athletes that send and spectators that watch a class of their own, over"
                + " the public API, and prints counts and percentiles.",
        footer = {
            "",
            "sample to viewer: from the moment a sample is handed to the client until a spectator's frame shows the score"
                    + " it made, on this machine's clock; a spectator's own frame rate is part of it.",
            "Each connection takes a file descriptor: see ulimit -n.",
        })
public final class LoadCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private Platform platform = new Platform();

    @Option(names = "--athletes", paramLabel = "N", defaultValue = "100", description = "Senders (default: 100).")
    private int athletes = 100;

    @Option(names = "--spectators", paramLabel = "M", defaultValue = "100", description = "Viewers (default: 100).")
    private int spectators = 100;

    @Option(
            names = "--rate",
            paramLabel = "HZ",
            defaultValue = "1",
            description = "Samples a second each (default: 1).")
    private double rate = 1;

    @Option(
            names = "--duration",
            paramLabel = "TIME",
            defaultValue = "30s",
            converter = Span.class,
            description = "How long to measure (default: 30s).")
    private Duration duration = Duration.ofSeconds(30);

    @Option(
            names = "--warm-up",
            paramLabel = "TIME",
            defaultValue = "5s",
            converter = Span.class,
            description = "Sent before, not measured (default: 5s).")
    private Duration warmUp = Duration.ofSeconds(5);

    @Option(names = "--top", defaultValue = "10", description = "Rows each spectator watches (default: 10).")
    private int top = 10;

    @Option(
            names = "--view-rate",
            paramLabel = "HZ",
            defaultValue = "0",
            description = "Frames a second a spectator" + " asks for (default: the server's).")
    private double viewRate;

    @Option(names = "--connects", defaultValue = "500", description = "New connections a second (default: 500).")
    private int connects = 500;

    @Option(
            names = "--transport",
            defaultValue = "ws",
            converter = TransportName.class,
            description = "How athletes send: ws, ws-json or grpc (default: ws).")
    private Transport transport = Transport.WS;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (athletes < 0 || spectators < 0 || rate <= 0 || rate > 100 || connects < 1 || top < 1) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--athletes and --spectators from 0, --rate over 0 to 100, --connects and --top from 1");
        }
        LoadPlan plan = new LoadPlan(athletes, spectators, rate, top, viewRate, connects, warmUp, duration);
        TokenSource tokens = platform.tokens();
        platform.requireAnswer();
        String classId = "load-" + Long.toString(System.currentTimeMillis(), 36);
        Vertx vertx = Platform.vertx();
        try (PlatformApi api = new PlatformApi(platform.url());
                IngestEndpoint endpoint = IngestEndpoint.of(transport, vertx, platform.url(), platform.grpc())) {
            String coach = tokens.token("load-coach", "coach");
            startClass(api, coach, classId);
            LoadRun run = new LoadRun(vertx, plan, classId, this::say);
            run.start(endpoint, tokens, LiveClient.Target.of(vertx, platform.url(), () -> ""));
            say("class " + classId + ": " + athletes + " athletes at " + rate + " Hz, " + spectators + " spectators");
            long cpu = cpuNanos();
            long wall = System.nanoTime();
            run.measure();
            double cores = (double) (cpuNanos() - cpu) / (System.nanoTime() - wall);
            long watching = run.watching();
            boolean settled = run.finish();
            post(api, "/api/v1/classes/" + classId + "/end", coach, new JsonObject());
            print(run, watching, cores);
            return settled && run.gaps() == 0 && run.gauges().refused.sum() == 0 ? 0 : 1;
        } finally {
            vertx.close();
        }
    }

    private static void startClass(PlatformApi api, String coach, String classId)
            throws IOException, InterruptedException {
        post(
                api,
                "/api/v1/classes",
                coach,
                new JsonObject().put("classId", classId).put("title", "Load"));
        post(api, "/api/v1/classes/" + classId + "/start", coach, new JsonObject());
    }

    private static void post(PlatformApi api, String path, String token, JsonObject body)
            throws IOException, InterruptedException {
        api.post(path, token, body).require("POST " + path);
    }

    private void print(LoadRun run, long watching, double cores) {
        Gauges gauges = run.gauges();
        Table latencies = new Table("ms", "count", "p50", "p90", "p99", "p99.9", "max");
        latencies.row(gauges.ack.cells("ack"));
        latencies.row(gauges.view.cells("sample to viewer"));
        Table counts = new Table("what", "count");
        counts.row("samples offered", gauges.offered);
        counts.row("settled", gauges.acked);
        counts.row("refused", gauges.refused);
        counts.row("not settled", run.unsettled());
        counts.row("not offered, window full", gauges.notTaken);
        counts.row("connections lost", gauges.disconnects);
        counts.row("spectators with a board", watching);
        counts.row("frames seen", gauges.frames);
        counts.row("gaps in frames", run.gaps());
        counts.row("cores used by this client", String.format(Locale.ROOT, "%.2f", cores));
        PrintWriter out = spec.commandLine().getOut();
        out.println();
        out.println(latencies);
        out.print(counts);
        out.flush();
    }

    private void say(String line) {
        PrintWriter out = spec.commandLine().getOut();
        out.println("load: " + line);
        out.flush();
    }

    private static long cpuNanos() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }
}
