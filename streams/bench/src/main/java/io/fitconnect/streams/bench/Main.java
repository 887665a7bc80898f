package io.fitconnect.streams.bench;

import io.fitconnect.streams.bench.rank.RankCommand;
import io.fitconnect.streams.bench.scale.ScaleCommand;
import io.fitconnect.streams.bench.streams.StreamsCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The benchmarks of this module; {@code ./fitconnect bench} starts it. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "NAME",
        subcommands = {RankCommand.class, StreamsCommand.class, ScaleCommand.class})
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        Quiet.please();
        System.exit(new CommandLine(new Main()).execute(args));
    }
}
