package io.fitconnect.stack.command;

import io.fitconnect.stack.command.TestTally.Count;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tally}: sums the JUnit reports below some folders into the closing lines of a test run. */
@Command(name = "tally", hidden = true, description = "Sums JUnit XML reports: N passed, N failed, N skipped.")
final class TallyCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "FOLDER")
    private List<Path> folders = List.of();

    @Override
    public Integer call() throws IOException {
        Count sum = Count.NOTHING;
        var out = spec.commandLine().getOut();
        for (Path folder : folders) {
            if (!Files.isDirectory(folder)) {
                continue;
            }
            try (var reports = Files.list(folder)) {
                for (Path report :
                        reports.filter(file -> file.toString().endsWith(".xml")).toList()) {
                    sum = sum.plus(TestTally.of(report, failure -> out.println("failed: " + failure)));
                }
            }
        }
        out.printf("%d passed, %d failed, %d skipped%n", sum.passed(), sum.failed(), sum.skipped());
        return sum.failed() > 0 || sum.passed() == 0 ? 1 : 0;
    }
}
