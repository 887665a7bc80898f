package io.fitconnect.recording;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Real recordings beside the checkout; tests that need them are skipped without them. */
final class SharedData {
    private SharedData() {}

    static Path folder(String name) {
        Path folder = Path.of(System.getProperty("fitconnect.root", "../.."), "../shared/data", name);
        Assumptions.assumeTrue(Files.isDirectory(folder), () -> "no real recordings at " + folder.normalize());
        return folder;
    }
}
