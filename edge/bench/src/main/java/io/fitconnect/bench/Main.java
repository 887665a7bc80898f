package io.fitconnect.bench;

import io.fitconnect.bench.fanout.FanoutCommand;
import io.fitconnect.bench.ingest.IngestCommand;
import io.fitconnect.bench.journey.JourneyCommand;
import io.fitconnect.bench.start.StartCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The benchmarks of this module; {@code ./fitconnect bench} starts it. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "NAME",
        subcommands = {FanoutCommand.class, IngestCommand.class, JourneyCommand.class, StartCommand.class})
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.exit(new CommandLine(new Main()).execute(args));
    }
}
