package io.fitconnect.stack.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code ./fitconnect} does before Java comes in: usage, and finding a JDK. */
class ScriptIT {
    private static final Path SCRIPT = Path.of(System.getProperty("fitconnect.root"), "fitconnect");

    @TempDir
    Path folder;

    private record Outcome(int code, String output) {}

    private Outcome run(Map<String, String> environment, String... arguments) throws Exception {
        var command = new ArrayList<>(List.of("bash", SCRIPT.toString()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes());
        return new Outcome(process.waitFor(), output);
    }

    @Test
    void wrongUsageEndsWithTwoBeforeAnythingIsBuilt() throws Exception {
        for (String[] wrong : new String[][] {
            {}, {"teleport"}, {"up", "--bogus"}, {"up", "--data"}, {"test", "--fast"}, {"doctor", "now"}
        }) {
            var outcome = run(Map.of(), wrong);
            assertEquals(2, outcome.code(), String.join(" ", wrong) + ": " + outcome.output());
            assertFalse(outcome.output().contains("building"), outcome.output());
        }
        assertEquals(0, run(Map.of(), "--help").code());
    }

    @Test
    void theDoctorFindsTheJdkThatRunsThis() throws Exception {
        var outcome = run(Map.of("JAVA_HOME", System.getProperty("java.home")), "doctor");
        assertTrue(outcome.output().contains("JDK 25 in " + System.getProperty("java.home")), outcome.output());
    }

    @Test
    void aJavaHomeThatIsTooOldIsPassedOverForABetterOne() throws Exception {
        Path old = jdk("jdk-17", "17.0.9");
        Path better = jdk("home/.sdkman/candidates/java/26-tem", "26");
        var outcome = run(
                Map.of(
                        "JAVA_HOME", old.toString(),
                        "PATH", "/usr/bin:/bin",
                        "HOME", folder.resolve("home").toString()),
                "doctor");
        assertFalse(outcome.output().contains(old.toString()), outcome.output());
        assertTrue(
                outcome.output().contains(better.toString()) || outcome.output().contains("/usr/lib/jvm"),
                outcome.output());
    }

    private Path jdk(String name, String version) throws IOException {
        Path home = folder.resolve(name);
        Path javac = Files.createDirectories(home.resolve("bin")).resolve("javac");
        Files.writeString(javac, "#!/bin/sh\n");
        assertTrue(javac.toFile().setExecutable(true));
        Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
        return home;
    }
}
