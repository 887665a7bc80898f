package io.fitconnect.training;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** Real recordings and published figures beside the checkout; tests that need them are skipped without them. */
public final class SharedData {
    private SharedData() {}

    public static Path path(String name) {
        Path path = Path.of(System.getProperty("fitconnect.root", "../.."), "../shared/data", name);
        Assumptions.assumeTrue(Files.exists(path), () -> "no shared data at " + path.normalize());
        return path;
    }

    /** The cells of a published case, quotes taken off. */
    public static List<String> published(String id) {
        try (var lines = Files.lines(path("published-cases.csv"))) {
            String line =
                    lines.filter(it -> it.startsWith(id + ",")).findFirst().orElseThrow();
            return List.of(line.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1)).stream()
                    .map(cell -> cell.replaceAll("^\"|\"$", ""))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
