package io.fitconnect.stack.command;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What {@code ./fitconnect} does in Java: runs the platform and its backing services on this machine. */
@Command(
        name = "fitconnect",
        subcommands = {
            UpCommand.class,
            DownCommand.class,
            StatusCommand.class,
            TokenCommand.class,
            ServersCommand.class,
            TallyCommand.class,
            TrainCommand.class
        })
public final class Main implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    private Main() {}

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Missing command");
    }

    public static void main(String[] arguments) {
        int code = commandLine().execute(arguments);
        System.exit(code);
    }

    /** Exit codes: 0 done, 1 failed with a reason, 2 wrong usage. */
    static CommandLine commandLine() {
        var line = new CommandLine(new Main());
        line.setUsageHelpAutoWidth(true);
        line.setExecutionExceptionHandler((failure, command, parsed) -> {
            String reason = failure.getMessage();
            command.getErr().println("fitconnect: " + (reason == null ? failure.toString() : reason));
            return CommandLine.ExitCode.SOFTWARE;
        });
        return line;
    }
}
