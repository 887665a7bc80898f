package io.fitconnect.load.api;

import io.fitconnect.load.Platform;
import io.fitconnect.load.PlatformApi;
import io.fitconnect.load.replay.Span;
import io.fitconnect.load.tokens.TokenSource;
import io.fitconnect.measure.Machine;
import io.fitconnect.measure.Table;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code load-api}: requests a second through the gateway, and a table with percentiles. */
@Command(
        name = "load-api",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Sends a mix of REST and GraphQL requests through the gateway at a set rate, and prints counts,"
                + " percentiles and what the cache answered. Fails if one request was not answered well.",
        footer = {"", "ms: from when a request was due until its answer was read."})
public final class ApiLoadCommand implements Callable<Integer> {
    private static final int CLASSES = 10;
    private static final String REFUSED = "the platform refuses what the load needs";

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private Platform platform = new Platform();

    @Option(
            names = "--rate",
            paramLabel = "HZ",
            defaultValue = "500",
            description = "Requests a second (default: 500).")
    private double rate = 500;

    @Option(
            names = "--users",
            paramLabel = "N",
            defaultValue = "50",
            description = "Who sends them in turn; each has a rate limit of its own (default: 50).")
    private int users = 50;

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
            defaultValue = "120s",
            converter = Span.class,
            description = "Sent before at a rising rate, not measured (default: 120s).")
    private Duration warmUp = Duration.ofSeconds(120);

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (rate <= 0 || users < 1) {
            throw new ParameterException(spec.commandLine(), "--rate over 0, --users from 1");
        }
        TokenSource tokens = platform.tokens();
        platform.requireAnswer();
        Vertx vertx = Platform.vertx();
        String run = Long.toString(System.currentTimeMillis(), 36);
        List<String> classes = new ArrayList<>();
        List<ApiLoad.User> people = new ArrayList<>();
        try (PlatformApi api = new PlatformApi(platform.url())) {
            String coach = tokens.token("load-coach", "coach");
            for (int i = 0; i < CLASSES; i++) {
                classes.add(startClass(api, coach, "load-" + run + "-" + i));
            }
            for (int i = 0; i < users; i++) {
                people.add(join(api, tokens, "load-" + run + "-" + i));
            }
            try (ApiLoad load = new ApiLoad(vertx, platform.url(), people, classes)) {
                load.warmUp(rate, warmUp);
                load.clear();
                double busy = Machine.busySeconds();
                long start = System.nanoTime();
                load.run(rate, duration);
                print(load, (Machine.busySeconds() - busy) / (System.nanoTime() - start) * 1e9);
                return load.errors() == 0 ? 0 : 1;
            } finally {
                for (String classId : classes) {
                    api.post("/api/v1/classes/" + classId + "/end", coach, new JsonObject());
                }
            }
        } finally {
            vertx.close();
        }
    }

    private static String startClass(PlatformApi api, String coach, String id)
            throws IOException, InterruptedException {
        api.post("/api/v1/classes", coach, new JsonObject().put("classId", id).put("title", "Load"))
                .require(REFUSED);
        api.post("/api/v1/classes/" + id + "/start", coach, new JsonObject()).require(REFUSED);
        return id;
    }

    private static ApiLoad.User join(PlatformApi api, TokenSource tokens, String id)
            throws IOException, InterruptedException {
        String token = tokens.token(id, "athlete");
        api.put("/api/v1/athletes/" + id + "/profile", token, Kind.profile(0)).require(REFUSED);
        return new ApiLoad.User(id, token);
    }

    private void print(ApiLoad load, double cores) {
        Table latencies = new Table("ms", "count", "p50", "p90", "p99", "p99.9", "max");
        load.latencies.forEach((kind, of) -> latencies.row(of.cells(kind.title())));
        Table counts = new Table("what", "count");
        new TreeMap<>(load.statuses).forEach((status, count) -> counts.row("status " + status, count));
        new TreeMap<>(load.failures).forEach((what, count) -> counts.row(what, count));
        counts.row("not sent, too many unanswered", load.notSent);
        new TreeMap<>(load.cache).forEach((what, count) -> counts.row("cache " + what, count));
        counts.row("errors", load.errors());
        counts.row("cores used on this machine", String.format(Locale.ROOT, "%.2f", cores));
        PrintWriter out = spec.commandLine().getOut();
        out.println(Machine.describe());
        out.printf(Locale.ROOT, "%.0f requests a second for %d s by %d users%n%n", rate, duration.toSeconds(), users);
        out.println(latencies);
        out.print(counts);
        out.flush();
    }
}
