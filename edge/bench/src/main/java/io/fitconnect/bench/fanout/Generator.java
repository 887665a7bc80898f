package io.fitconnect.bench.fanout;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One run of the load generator in C, as a child process. */
final class Generator implements AutoCloseable {
    private final Process process;
    private final BufferedReader lines;
    private final Map<String, Double> figures = new HashMap<>();

    private Generator(Process process) {
        this.process = process;
        this.lines = process.inputReader(StandardCharsets.UTF_8);
    }

    /** Starts it; it stops once when all its subscribers are ready, see {@link #awaitReady}. */
    static Generator start(Path program, List<String> options) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(program.toString());
        command.add("--step");
        command.addAll(options);
        return new Generator(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    void awaitReady() throws IOException {
        readUntil("ready");
    }

    /** Lets it publish, measure and end. */
    Generator proceed() throws IOException {
        process.getOutputStream().write('\n');
        process.getOutputStream().flush();
        return this;
    }

    Generator awaitEnd() throws IOException {
        readUntil("");
        return this;
    }

    double figure(String name) {
        Double value = figures.get(name);
        if (value == null) {
            throw new IllegalArgumentException("the generator told nothing about " + name);
        }
        return value;
    }

    /** A time of this machine's monotonic clock, which System.nanoTime reads too. */
    long nanos(String name) {
        return (long) figure(name);
    }

    private void readUntil(String last) throws IOException {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            int space = line.indexOf(' ');
            figures.put(line.substring(0, space), Double.parseDouble(line.substring(space + 1)));
            if (line.startsWith(last + " ")) {
                return;
            }
        }
        if (!last.isEmpty() || !figures.containsKey("server_cpu_s")) {
            throw new IOException("the generator ended early");
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
