package io.fitconnect.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/** What was written down of a running process, so that a later launcher can find it again. */
public record RunRecord(String name, long pid, int port, Instant since, String marker) {
    private static final String SUFFIX = ".process";

    public void write(DataDir data) throws IOException {
        var properties = new Properties();
        properties.setProperty("pid", Long.toString(pid));
        properties.setProperty("port", Integer.toString(port));
        properties.setProperty("since", since.toString());
        properties.setProperty("marker", marker);
        Path fresh = data.runFile(name + SUFFIX + ".new");
        try (var out = Files.newBufferedWriter(fresh)) {
            properties.store(out, null);
        }
        Files.move(fresh, data.runFile(name + SUFFIX), StandardCopyOption.ATOMIC_MOVE);
    }

    public static void forget(String name, DataDir data) throws IOException {
        Files.deleteIfExists(data.runFile(name + SUFFIX));
    }

    /** Everything on record, in order of name; a record of a process long gone is among it. */
    public static List<RunRecord> all(DataDir data) throws IOException {
        var records = new ArrayList<RunRecord>();
        if (!Files.isDirectory(data.run())) {
            return records;
        }
        try (var files = Files.newDirectoryStream(data.run(), "*" + SUFFIX)) {
            for (Path file : files) {
                read(file).ifPresent(records::add);
            }
        }
        records.sort((a, b) -> a.name().compareTo(b.name()));
        return records;
    }

    private static Optional<RunRecord> read(Path file) throws IOException {
        var properties = new Properties();
        try (var in = Files.newBufferedReader(file)) {
            properties.load(in);
            String name = file.getFileName().toString();
            return Optional.of(new RunRecord(
                    name.substring(0, name.length() - SUFFIX.length()),
                    Long.parseLong(properties.getProperty("pid")),
                    Integer.parseInt(properties.getProperty("port")),
                    Instant.parse(properties.getProperty("since")),
                    properties.getProperty("marker")));
        } catch (RuntimeException e) {
            // Half a record, from a crash while it was written, names nobody.
            Files.deleteIfExists(file);
            return Optional.empty();
        }
    }

    /** The process, if it still runs and is not another one that was given the same pid since. */
    public Optional<ProcessHandle> process() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(handle -> handle.info().commandLine().orElse("").contains(marker));
    }

    /** Ends a left-over, by force if it does not go. */
    public void clear(DataDir data) throws IOException {
        process().ifPresent(handle -> {
            handle.destroy();
            if (!awaitEnd(handle, Duration.ofSeconds(20))) {
                handle.destroyForcibly();
                awaitEnd(handle, Duration.ofSeconds(10));
            }
        });
        forget(name, data);
    }

    private static boolean awaitEnd(ProcessHandle handle, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (handle.isAlive() && System.nanoTime() < deadline) {
            Pause.millis(50);
        }
        return !handle.isAlive();
    }
}
