package io.fitconnect.streams.bench.streams;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A {@link GraphProcess} that runs, with a state folder of its own; closing it stops it and deletes the folder's data. */
final class Running implements AutoCloseable {
    private static final long STOP_SECONDS = 30;

    private final Process process;
    private final Path log;

    private Running(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /**
     * Starts a graph as the platform is started, in a heap of 1 GB.
     *
     * @param recording where a JFR recording goes; null: none
     */
    static Running start(
            Broker broker, Graph graph, String application, Map<String, String> settings, @Nullable Path recording)
            throws IOException {
        Path folder = Files.createDirectories(broker.folder(application));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xms128m",
                "-Xmx1g",
                "-XX:+UseCompactObjectHeaders",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow"));
        if (recording != null) {
            command.add("-XX:StartFlightRecording=settings=" + sampling(folder) + ",filename=" + recording);
        }
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), GraphProcess.class.getName()));
        command.add(graph.name());
        command.add("application.id=" + application);
        command.add("bootstrap.servers=" + broker.address());
        command.add("state.dir=" + folder.resolve("state"));
        command.add("group.instance.id=" + application);
        settings.forEach((name, value) -> command.add(name + "=" + value));
        Path log = folder.resolve("log");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        return new Running(process, log);
    }

    /** Samples CPU time, native code included. */
    private static Path sampling(Path folder) throws IOException {
        return Files.writeString(folder.resolve("sampling.jfc"), """
                <?xml version="1.0" encoding="UTF-8"?>
                <configuration version="2.0">
                  <event name="jdk.CPUTimeSample">
                    <setting name="enabled">true</setting>
                    <setting name="throttle">10ms</setting>
                    <setting name="stackTrace">true</setting>
                  </event>
                </configuration>
                """);
    }

    long pid() {
        if (!process.isAlive()) {
            throw new IllegalStateException(
                    "the streams ended with " + process.exitValue() + ", see " + log + ": " + tail());
        }
        return process.pid();
    }

    private String tail() {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join(System.lineSeparator(), lines.subList(Math.max(0, lines.size() - 30), lines.size()));
        } catch (IOException e) {
            return e.toString();
        }
    }

    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        delete(log.resolveSibling("state").toFile());
    }

    private static void delete(File file) {
        File[] inside = file.listFiles();
        if (inside != null) {
            for (File each : inside) {
                delete(each);
            }
        }
        file.delete();
    }
}
