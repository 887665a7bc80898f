package io.fitconnect.stack.command;

import io.fitconnect.stack.RunRecord;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code down}: stops an instance, and whatever a killed one left behind. */
@Command(
        name = "down",
        mixinStandardHelpOptions = true,
        description = "Stops the instance that runs, or what a killed one left behind. Data stays.")
final class DownCommand implements Callable<Integer> {
    private static final long PATIENCE_SECONDS = 120;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Mixin
    private DataOption data = new DataOption();

    @Override
    public Integer call() throws IOException, InterruptedException {
        var out = spec.commandLine().getOut();
        var directory = data.directory();
        var records = RunRecord.all(directory);
        boolean ran = records.stream().anyMatch(record -> record.process().isPresent());
        Optional<ProcessHandle> launcher = records.stream()
                .filter(record -> record.name().equals(UpCommand.LAUNCHER))
                .findFirst()
                .flatMap(RunRecord::process);
        if (launcher.isPresent()) {
            launcher.get().destroy();
            awaitEnd(launcher.get());
        }
        for (RunRecord left : RunRecord.all(directory)) {
            left.clear(directory);
        }
        out.println(ran ? "stopped" : "nothing ran with the data in " + directory.root());
        return 0;
    }

    private static void awaitEnd(ProcessHandle launcher) throws InterruptedException, IOException {
        try {
            launcher.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            launcher.destroyForcibly();
        }
    }
}
