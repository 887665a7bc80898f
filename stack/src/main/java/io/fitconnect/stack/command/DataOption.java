package io.fitconnect.stack.command;

import io.fitconnect.stack.DataDir;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Which local instance a command is about. */
final class DataOption {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Data directory of the instance (default: .fitconnect in the checkout).")
    private Path folder = Path.of(System.getProperty("fitconnect.data", ".fitconnect"));

    DataDir directory() {
        return new DataDir(folder);
    }
}
