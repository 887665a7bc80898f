package io.fitconnect.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The JDK's ahead-of-time cache of an application (JEP 483, 514, 515): classes loaded and linked, and method profiles,
 * as a training run left them. It belongs to one build and one set of JVM options; a JVM that can't use it starts
 * without.
 *
 * @param jar the application's quarkus-run.jar, packaged as aot-jar
 * @param lesson what the training run did beyond starting; empty: nothing
 */
public record AotCache(Path jar, String lesson) {
    private static final long PATIENCE_SECONDS = 180;

    public AotCache(Path jar) {
        this(jar, "");
    }

    private Path file() {
        return jar.resolveSibling("app" + (lesson.isEmpty() ? "" : "-" + lesson) + ".aot");
    }

    private Path fresh() {
        return jar.resolveSibling(file().getFileName() + ".new");
    }

    /** True when there is one and the application was not built since. */
    public boolean isThere() {
        try {
            return Files.exists(file())
                    && Files.getLastModifiedTime(file()).compareTo(Files.getLastModifiedTime(jar)) >= 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** JVM options to start with it; none when it is not there. */
    public List<String> options() {
        return isThere() ? List.of("-XX:AOTCache=" + file(), "-Xlog:aot=off", "-Xlog:cds=off") : List.of();
    }

    /** JVM options of a training run. */
    public List<String> training() {
        return List.of("-XX:AOTCacheOutput=" + fresh());
    }

    /** Ends the recording of a running training run and keeps what it has learnt; takes some seconds. */
    public void keep(long pid) throws IOException, InterruptedException {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        Process process = new ProcessBuilder(jcmd.toString(), Long.toString(pid), "AOT.end_recording")
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || !Files.exists(fresh())) {
            process.destroyForcibly();
            throw new IOException("no ahead-of-time cache was made: " + said.strip());
        }
        Files.move(fresh(), file(), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
