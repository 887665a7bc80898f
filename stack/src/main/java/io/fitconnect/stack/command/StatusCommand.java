package io.fitconnect.stack.command;

import io.fitconnect.stack.RunRecord;
import java.io.IOException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code status}: what of an instance runs. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = "Says what runs: name, state, pid, port and since when.")
final class StatusCommand implements Callable<Integer> {
    private static final DateTimeFormatter SINCE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.systemDefault());
    private static final String ROW = "%-10s %-8s %8s %6s  %s%n";

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Mixin
    private DataOption data = new DataOption();

    @Override
    public Integer call() throws IOException {
        var out = spec.commandLine().getOut();
        List<RunRecord> records = RunRecord.all(data.directory());
        if (records.stream().noneMatch(record -> record.process().isPresent())) {
            out.println("nothing runs with the data in " + data.directory().root());
            return 0;
        }
        out.printf(ROW, "name", "state", "pid", "port", "since");
        for (RunRecord record : records) {
            boolean runs = record.process().isPresent();
            out.printf(
                    ROW,
                    record.name(),
                    runs ? "running" : "gone",
                    runs ? Long.toString(record.pid()) : "-",
                    record.port() > 0 ? Integer.toString(record.port()) : "-",
                    SINCE.format(record.since()));
        }
        return 0;
    }
}
