package io.fitconnect.testkit;

import io.fitconnect.stack.DataDir;
import io.fitconnect.stack.Durability;
import io.fitconnect.stack.Ports;
import io.fitconnect.stack.Progress;
import io.fitconnect.stack.Service;
import io.fitconnect.stack.Stack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;

/**
 * Real servers for tests, each as {@code host:port}: the ones that the environment names, else started on a free port
 * with empty data when first asked for, shared by this JVM and ended with it.
 */
public final class Servers {
    private static final Map<Service, String> ADDRESSES = new EnumMap<>(Service.class);

    private Servers() {}

    /** Kafka with every topic of the catalogue. */
    public static String kafka() {
        return address(Service.KAFKA);
    }

    /** PostgreSQL; see {@link Postgres} for a database of one's own. */
    public static String postgres() {
        return address(Service.POSTGRES);
    }

    public static String redis() {
        return address(Service.REDIS);
    }

    /** Cassandra (data centre {@code datacenter1}) with the keyspace {@code fitconnect}. */
    public static String cassandra() {
        return address(Service.CASSANDRA);
    }

    public static synchronized String address(Service service) {
        return ADDRESSES.computeIfAbsent(service, missing -> {
            String named = System.getenv(missing.variable());
            return named == null || named.isBlank() ? start(missing) : named;
        });
    }

    private static String start(Service service) {
        try {
            Path folder = Files.createTempDirectory("fitconnect-" + service.title());
            DataDir data = DataDir.make(folder);
            Stack stack = Stack.start(data, Map.of(service, Ports.free()), Durability.PROCESS_KILL, Progress.SILENT);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> end(stack, data), "end-" + service.title()));
            return stack.address(service);
        } catch (Exception e) {
            throw new IllegalStateException(service.title() + " can't be started for the tests", e);
        }
    }

    private static void end(Stack stack, DataDir data) {
        try {
            stack.close();
            data.delete();
        } catch (IOException e) {
            System.err.println("left behind: " + data.root() + " (" + e + ")");
        }
    }
}
