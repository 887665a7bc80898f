package io.fitconnect.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** Where an instance keeps everything: data, logs, keys, and who runs. */
public record DataDir(Path root) {
    public DataDir {
        root = root.toAbsolutePath().normalize();
    }

    public static DataDir make(Path root) throws IOException {
        var data = new DataDir(root);
        for (Path folder : new Path[] {data.run(), data.logs(), data.keys()}) {
            Files.createDirectories(folder);
        }
        return data;
    }

    public Path home(String name) {
        return root.resolve(name);
    }

    public Path run() {
        return root.resolve("run");
    }

    public Path runFile(String name) {
        return run().resolve(name);
    }

    public Path logs() {
        return root.resolve("logs");
    }

    public Path log(String name) {
        return logs().resolve(name + ".log");
    }

    public Path keys() {
        return root.resolve("keys");
    }

    /** Deletes what was stored, but nothing that the project did not put here; the caller holds the lease. */
    public void empty() throws IOException {
        for (Service service : Service.values()) {
            delete(home(service.title()));
        }
        delete(home("platform"));
        delete(logs());
        delete(keys());
        make(root);
    }

    /** Deletes the directory itself: for those that were made for a test. */
    public void delete() throws IOException {
        delete(root);
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (var paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
