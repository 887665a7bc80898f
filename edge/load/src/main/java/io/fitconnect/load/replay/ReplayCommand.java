package io.fitconnect.load.replay;

import io.fitconnect.load.Platform;
import io.fitconnect.load.TransportName;
import io.fitconnect.load.ingest.IngestEndpoint;
import io.fitconnect.load.ingest.Transport;
import io.fitconnect.load.tokens.TokenSource;
import io.fitconnect.measure.Table;
import io.fitconnect.recording.Recording;
import io.fitconnect.recording.Recordings;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code replay}: recorded workouts through the public ingest API as if they happened now. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Streams recorded workouts through the public ingest API as if they happened now, one athlete a"
                + " file, and prints what was acked and refused.",
        footer = {
            "",
            "Device times: the recorded spacing is kept, since scores depend on it. A file without clock times (.csv),"
                    + " one over 30 days old, and any file with --shift-clock is moved to now: at speed 1 it starts now;"
                    + " faster, it starts as far back as needed for its last sample to be from the moment it is sent."
                    + " Other files keep the times they were recorded at. No sample is ever from the future.",
        })
public final class ReplayCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private Platform platform = new Platform();

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Workouts: .fit, .tcx, .gpx, .csv; gzipped or not.")
    private List<Path> files = List.of();

    @Option(names = "--class", paramLabel = "ID", defaultValue = "", description = "The class they count for.")
    private String classId = "";

    @Option(names = "--speed", defaultValue = "1", description = "1 to 60 times as fast as recorded (default: 1).")
    private double speed = 1;

    @Option(names = "--shift-clock", description = "Move device times to now, however new the recording is.")
    private boolean shiftClock;

    @Option(names = "--keep-clock", description = "Send recorded times as they are, however old.")
    private boolean keepClock;

    @Option(
            names = "--transport",
            defaultValue = "ws",
            converter = TransportName.class,
            description = "ws, ws-json or grpc (default: ws).")
    private Transport transport = Transport.WS;

    @Option(
            names = "--athlete",
            paramLabel = "NAME",
            description = "Athlete id, 1 to 64 of A-Za-z0-9_-; once a file (default: from the file's name).")
    private List<String> athletes = List.of();

    @Option(names = "--session", paramLabel = "UUID", description = "Session id, once a file (default: a new one).")
    private List<UUID> sessions = List.of();

    @Option(
            names = "--late",
            paramLabel = "SHARE",
            defaultValue = "0",
            converter = Percent.class,
            description = "Send this share of samples late, such as 5%%.")
    private double late;

    @Option(
            names = "--late-by",
            paramLabel = "TIME",
            defaultValue = "60s",
            converter = Span.class,
            description = "How late at most, on the recording's clock (default: ${DEFAULT-VALUE}).")
    private Duration lateBy = Duration.ofSeconds(60);

    @Option(
            names = "--duplicate",
            paramLabel = "SHARE",
            defaultValue = "0",
            converter = Percent.class,
            description = "Send this share of samples twice, such as 1%%.")
    private double duplicate;

    @Option(names = "--shuffle", description = "Shuffle samples within every 10 s of the recording.")
    private boolean shuffle;

    @Option(names = "--seed", defaultValue = "1", description = "Repeats the same faults (default: 1).")
    private long seed = 1;

    @Override
    public Integer call() throws IOException, InterruptedException {
        check();
        List<ReplayTask> tasks = tasks(platform.tokens());
        PrintWriter out = spec.commandLine().getOut();
        tasks.forEach(task -> task.notes().forEach(out::println));
        platform.requireAnswer();
        Vertx vertx = Platform.vertx();
        try (IngestEndpoint endpoint = IngestEndpoint.of(transport, vertx, platform.url(), platform.grpc())) {
            tasks.forEach(task -> task.start(vertx, endpoint));
            ReplayProgress.follow(tasks, out);
        } finally {
            vertx.close()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .orTimeout(5, TimeUnit.SECONDS)
                    .exceptionally(e -> null)
                    .join();
        }
        out.print(table(tasks));
        out.flush();
        return tasks.stream().allMatch(ReplayTask::succeeded) ? 0 : 1;
    }

    private void check() {
        if (speed < 1 || speed > 60) {
            throw usage("--speed is 1 to 60, not " + speed);
        }
        if (shiftClock && keepClock) {
            throw usage("--shift-clock and --keep-clock exclude each other");
        }
        if (athletes.size() > files.size() || sessions.size() > files.size()) {
            throw usage("--athlete and --session stand once a file at most");
        }
        athletes.stream()
                .filter(name -> !name.matches("[A-Za-z0-9_-]{1,64}"))
                .findFirst()
                .ifPresent(name -> {
                    throw usage("--athlete " + name + ": 1 to 64 of A-Za-z0-9_-");
                });
    }

    private List<ReplayTask> tasks(TokenSource tokens) throws IOException {
        List<ReplayTask> tasks = new ArrayList<>();
        Set<String> taken = new HashSet<>(athletes);
        Faults faults = new Faults(late, lateBy, duplicate, shuffle, seed);
        for (int i = 0; i < files.size(); i++) {
            Path file = files.get(i);
            String athlete = i < athletes.size() ? athletes.get(i) : AthleteName.of(Recordings.stem(file), taken);
            taken.add(athlete);
            UUID session = i < sessions.size() ? sessions.get(i) : UUID.randomUUID();
            tasks.add(new ReplayTask(
                    file.getFileName().toString(),
                    athlete,
                    session,
                    classId,
                    read(file),
                    new ReplayTask.Pace(speed, shiftClock, keepClock, faults),
                    tokens));
        }
        return tasks;
    }

    private static Recording read(Path file) throws IOException {
        try {
            return Recordings.read(file);
        } catch (NoSuchFileException e) {
            throw new IOException(file + ": no such file", e);
        } catch (IllegalArgumentException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    private ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    private static String table(List<ReplayTask> tasks) {
        Table table = new Table(
                "file", "athlete", "session", "samples", "acked", "refused", "resent", "reconnects", "s", "result");
        tasks.forEach(task -> table.row(task.cells()));
        return table.toString();
    }
}
