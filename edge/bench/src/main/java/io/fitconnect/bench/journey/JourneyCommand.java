package io.fitconnect.bench.journey;

import io.fitconnect.measure.Contest;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bench journey}: from a hub's sample to a viewer's frame, at rising rates. */
@Command(
        name = "journey",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Sends for N athletes at 1 Hz through gRPC hubs and measures, at a viewer of 20 Hz, how old each"
                + " change is when its frame comes; then compares every row with what was sent. Each rate on a fresh"
                + " Kafka, Redis, ingest, streams and live; the generator runs on the same cores.",
        footer = {"", "The big class: --athletes 37000 --viewers 10000 --view-rate 2 --seconds 300 --runs 1"})
public final class JourneyCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(
            names = "--athletes",
            split = ",",
            defaultValue = "500,1000,2000,5000,10000,20000",
            description = "Athletes, that is, samples a second; one contest entry each (default: ${DEFAULT-VALUE}).")
    private List<Integer> athletes = List.of();

    @Option(names = "--hubs", defaultValue = "50", description = "gRPC streams (default: ${DEFAULT-VALUE}).")
    private int hubs = 50;

    @Option(names = "--viewers", defaultValue = "0", description = "Viewers of the top 10 beside the measuring one.")
    private int viewers;

    @Option(names = "--view-rate", defaultValue = "2", description = "Their frames a second (default: 2).")
    private double viewHz = 2;

    @Option(names = "--warm-up", defaultValue = "15", description = "Seconds before measuring (default: 15).")
    private int warmUp = 15;

    @Option(names = "--seconds", defaultValue = "20", description = "Seconds measured (default: 20).")
    private int seconds = 20;

    @Option(names = "--runs", defaultValue = "3", description = "Runs of each (default: 3).")
    private int runs = 3;

    @Override
    public Integer call() throws Exception {
        Contest contest =
                new Contest("sample to viewer", runs, spec.commandLine().getOut());
        for (int number : athletes) {
            Journey journey = new Journey(
                    number,
                    Math.min(hubs, number),
                    viewers,
                    viewHz,
                    Duration.ofSeconds(warmUp),
                    Duration.ofSeconds(seconds));
            contest.with(number + "/s", journey::run);
        }
        contest.run();
        return 0;
    }
}
