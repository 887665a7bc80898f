package io.fitconnect.load.demo;

import io.fitconnect.load.Platform;
import io.fitconnect.load.PlatformApi;
import io.fitconnect.load.ingest.IngestEndpoint;
import io.fitconnect.load.link.Encoding;
import io.fitconnect.load.tokens.TokenSource;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code demo}: a simulated class over the public API, until it is stopped. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Streams a simulated class of people riding, rowing and lifting, whose heart rates follow their"
                + " effort, until it is stopped. A class ends with its programme and the next one starts.")
public final class DemoCommand implements Callable<Integer> {
    private static final int MOST_ATHLETES = 2_000;
    private static final long REPORT_S = 60;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private Platform platform = new Platform();

    @Option(names = "--athletes", paramLabel = "N", defaultValue = "24", description = "How many (default: 24).")
    private int athletes = 24;

    @Option(names = "--seed", defaultValue = "1", description = "Other people, other lives (default: 1).")
    private long seed = 1;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (athletes < 1 || athletes > MOST_ATHLETES) {
            throw new ParameterException(spec.commandLine(), "--athletes is 1 to " + MOST_ATHLETES);
        }
        TokenSource tokens = platform.tokens();
        Programme programme = Programme.intervals();
        Vertx vertx = Platform.vertx();
        try (PlatformApi api = new PlatformApi(platform.url());
                IngestEndpoint endpoint = IngestEndpoint.webSocket(vertx, platform.url(), Encoding.PROTO)) {
            DemoClasses classes = new DemoClasses(api, tokens, programme);
            for (SimulatedAthlete athlete : people(0)) {
                classes.register(athlete.person());
            }
            DemoRound.Counts counts = new DemoRound.Counts();
            DemoClasses.Running running = classes.runningOne();
            for (int round = 0; ; round++) {
                say("class " + running.classId() + ", " + athletes + " athletes: " + platform.url());
                DemoRound playing = new DemoRound(vertx, programme, running, counts);
                playing.start(people(round), endpoint, tokens);
                follow(playing, counts);
                playing.finish().join();
                classes.end(running.classId());
                running = classes.next();
            }
        } finally {
            vertx.close();
        }
    }

    /** The same people every round, on another day. */
    private List<SimulatedAthlete> people(int round) {
        return IntStream.rangeClosed(1, athletes)
                .mapToObj(number -> new SimulatedAthlete(number, seed, round))
                .toList();
    }

    private void follow(DemoRound round, DemoRound.Counts counts) throws InterruptedException {
        long seconds = 0;
        while (round.secondsLeft() > 0) {
            Thread.sleep(1000);
            if (++seconds % REPORT_S == 0) {
                say("sent " + counts.sent() + ", settled " + counts.acked() + ", refused " + counts.refused()
                        + ", waiting " + round.waiting() + ", lost " + counts.lost());
            }
        }
    }

    private void say(String line) {
        PrintWriter out = spec.commandLine().getOut();
        out.println("demo: " + line);
        out.flush();
    }
}
