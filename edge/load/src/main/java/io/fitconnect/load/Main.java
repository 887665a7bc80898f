package io.fitconnect.load;

import io.fitconnect.load.api.ApiLoadCommand;
import io.fitconnect.load.demo.DemoCommand;
import io.fitconnect.load.drive.LoadCommand;
import io.fitconnect.load.replay.ReplayCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line of the clients; {@code ./fitconnect} starts it. */
@Command(
        name = "fitconnect",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {ReplayCommand.class, DemoCommand.class, LoadCommand.class, ApiLoadCommand.class})
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    /** Exit codes: 0 done, 1 failed with a reason, 2 wrong usage. */
    static CommandLine commandLine() {
        CommandLine line = new CommandLine(new Main());
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setExecutionExceptionHandler((failure, command, parsed) -> {
            command.getErr().println("fitconnect: " + reason(failure));
            return 1;
        });
        return line;
    }

    private static String reason(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null
                && root.getMessage() != null
                && root.getMessage().contains(root.getCause().toString())) {
            root = root.getCause();
        }
        String message = root.getMessage();
        return message == null ? root.getClass().getSimpleName() : message;
    }
}
