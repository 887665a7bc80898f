package io.fitconnect.ingest;

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

/** Kafka and Redis of this module's tests alone, which may stop and go on in the middle of a test. */
public final class OwnServers implements QuarkusTestResourceLifecycleManager {

    private static Stack stack;
    private static DataDir data;

    static String kafka() {
        return stack.address(Service.KAFKA);
    }

    /** While the task runs the server answers nothing, like one behind a broken network. */
    static void frozen(Service service, ThrowingTask task) throws Exception {
        signal("STOP", service);
        try {
            task.run();
        } finally {
            signal("CONT", service);
        }
    }

    interface ThrowingTask {
        void run() throws Exception;
    }

    private static void signal(String name, Service service) throws Exception {
        new ProcessBuilder("kill", "-" + name, String.valueOf(stack.pid(service)))
                .inheritIO()
                .start()
                .waitFor();
    }

    @Override
    public Map<String, String> start() {
        try {
            data = DataDir.make(Files.createTempDirectory("fitconnect-ingest"));
            stack = Stack.start(
                    data,
                    Map.of(Service.KAFKA, Ports.free(), Service.REDIS, Ports.free()),
                    Durability.PROCESS_KILL,
                    Progress.SILENT);
            return Map.of(
                    Service.KAFKA.variable(),
                    stack.address(Service.KAFKA),
                    "kafka.bootstrap.servers",
                    stack.address(Service.KAFKA),
                    Service.REDIS.variable(),
                    stack.address(Service.REDIS));
        } catch (Exception e) {
            throw new IllegalStateException("no servers to test with", e);
        }
    }

    @Override
    public void stop() {
        try {
            stack.close();
            data.delete();
        } catch (IOException e) {
            System.err.println("left behind: " + data.root() + " (" + e + ")");
        }
    }
}
