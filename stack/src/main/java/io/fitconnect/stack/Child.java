package io.fitconnect.stack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A running process behind a small shell guard that ends it when this JVM is gone, however that came to pass. The
 * process has a session of its own, so Ctrl-C on the terminal reaches the launcher alone and things end in order.
 */
final class Child {
    private static final long LOG_LIMIT_BYTES = 20_000_000;
    private static final Duration GUARD_PATIENCE = Duration.ofSeconds(40);

    private final Process guard;
    private final long pid;

    private Child(Process guard, long pid) {
        this.guard = guard;
        this.pid = pid;
    }

    static Child start(String name, Launch launch, DataDir data) throws IOException {
        Path pidFile = data.runFile(name + ".pid");
        Files.deleteIfExists(pidFile);
        var command = new ArrayList<String>();
        Path setsid = onPath("setsid");
        if (setsid != null) {
            command.add(setsid.toString());
        }
        command.addAll(List.of("sh", guardScript(data).toString(), launch.stopSignal(), pidFile.toString()));
        command.addAll(launch.command());
        Path log = data.log(name);
        turnOver(log);
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(launch.environment());
        Process guard = builder.start();
        return new Child(guard, awaitPid(name, guard, pidFile));
    }

    /** Of the process itself, not of its guard. */
    long pid() {
        return pid;
    }

    boolean isAlive() {
        return guard.isAlive();
    }

    void awaitEnd() {
        try {
            guard.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    int exitCode() {
        return guard.exitValue();
    }

    /** Ends the process gently, by force after 30 seconds; returns when it is gone. */
    void stop() {
        try {
            guard.getOutputStream().close();
        } catch (IOException e) {
            guard.destroy();
        }
        try {
            if (!guard.waitFor(GUARD_PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
                guard.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        // A guard that was killed itself leaves its process behind.
        ProcessHandle.of(pid).filter(h -> !guard.isAlive()).ifPresent(ProcessHandle::destroyForcibly);
    }

    private static long awaitPid(String name, Process guard, Path pidFile) throws IOException {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (System.nanoTime() < deadline) {
            if (Files.exists(pidFile)) {
                return Long.parseLong(Files.readString(pidFile).strip());
            }
            if (!guard.isAlive()) {
                break;
            }
            Pause.millis(10);
        }
        guard.destroyForcibly();
        throw new IOException(name + " could not be started: its guard wrote no pid");
    }

    private static Path guardScript(DataDir data) throws IOException {
        Path script = data.runFile("guard.sh");
        try (var in = Child.class.getResourceAsStream("/fitconnect/stack/guard.sh")) {
            if (in == null) {
                throw new IOException("guard.sh is missing on the class path");
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            if (!Files.exists(script) || !Files.readString(script).equals(text)) {
                Path fresh = Files.createTempFile(data.run(), "guard", ".sh");
                Files.writeString(fresh, text);
                Files.move(fresh, script, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            }
        }
        return script;
    }

    private static void turnOver(Path log) throws IOException {
        if (Files.exists(log) && Files.size(log) > LOG_LIMIT_BYTES) {
            Files.move(log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    static @Nullable Path onPath(String tool) {
        String path = System.getenv("PATH");
        for (String folder : (path == null ? "/usr/bin:/bin" : path).split(":", -1)) {
            Path candidate = Path.of(folder.isEmpty() ? "." : folder, tool);
            if (Files.isExecutable(candidate)) {
                return candidate;
            }
        }
        return null;
    }
}
