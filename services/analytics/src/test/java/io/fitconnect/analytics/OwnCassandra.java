package io.fitconnect.analytics;

import io.fitconnect.stack.DataDir;
import io.fitconnect.stack.Durability;
import io.fitconnect.stack.Ports;
import io.fitconnect.stack.Progress;
import io.fitconnect.stack.Service;
import io.fitconnect.stack.Stack;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A Cassandra that only this module's tests use, since they stop and kill it; a killed one is started again. */
public final class OwnCassandra implements QuarkusTestResourceLifecycleManager {
    private static @Nullable Stack stack;
    private static @Nullable DataDir data;

    @Override
    public Map<String, String> start() {
        try {
            data = DataDir.make(Files.createTempDirectory("fitconnect-analytics"));
            stack = Stack.start(
                    data, Map.of(Service.CASSANDRA, Ports.free()), Durability.PROCESS_KILL, Progress.SILENT);
        } catch (Exception e) {
            throw new IllegalStateException("Cassandra can't be started for the tests", e);
        }
        return Map.of(Service.CASSANDRA.variable(), stack.address(Service.CASSANDRA));
    }

    @Override
    public void stop() {
        try {
            stack.close();
            data.delete();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static long pid() {
        return stack.pid(Service.CASSANDRA);
    }

    static boolean answers() {
        return stack.answers(Service.CASSANDRA);
    }

    /** Sends a signal by its name, such as STOP, CONT or KILL, to this server alone. */
    static void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(pid())).start().waitFor();
    }
}
