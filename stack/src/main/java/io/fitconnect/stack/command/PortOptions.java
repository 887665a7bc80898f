package io.fitconnect.stack.command;

import io.fitconnect.stack.Ports;
import io.fitconnect.stack.Service;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the backing services listen: where asked for, else on their usual port, else, if that is taken, on a free one. */
final class PortOptions {
    @Option(names = "--kafka-port", paramLabel = "PORT", description = "Kafka's (default: 9092).")
    private @Nullable Integer kafka = fromEnvironment("FITCONNECT_KAFKA_PORT");

    @Option(names = "--postgres-port", paramLabel = "PORT", description = "PostgreSQL's (default: 5432).")
    private @Nullable Integer postgres = fromEnvironment("FITCONNECT_POSTGRES_PORT");

    @Option(names = "--redis-port", paramLabel = "PORT", description = "Redis's (default: 6379).")
    private @Nullable Integer redis = fromEnvironment("FITCONNECT_REDIS_PORT");

    @Option(names = "--cassandra-port", paramLabel = "PORT", description = "Cassandra's (default: 9042).")
    private @Nullable Integer cassandra = fromEnvironment("FITCONNECT_CASSANDRA_PORT");

    @Option(names = "--keycloak-port", paramLabel = "PORT", description = "Keycloak's (default: 8180).")
    private @Nullable Integer keycloak = fromEnvironment("FITCONNECT_KEYCLOAK_PORT");

    Map<Service, Integer> choose(PrintWriter out) throws IOException {
        var ports = new EnumMap<Service, Integer>(Service.class);
        for (Service service : Service.values()) {
            Integer asked = asked(service);
            ports.put(service, asked == null ? usualOrFree(service, out) : requireFree(service.title(), asked));
        }
        return ports;
    }

    private @Nullable Integer asked(Service service) {
        return switch (service) {
            case KAFKA -> kafka;
            case POSTGRES -> postgres;
            case REDIS -> redis;
            case CASSANDRA -> cassandra;
            case KEYCLOAK -> keycloak;
        };
    }

    private static int usualOrFree(Service service, PrintWriter out) {
        if (Ports.isFree(service.usualPort())) {
            return service.usualPort();
        }
        int free = Ports.free();
        out.printf("port %d is taken, %s uses %d%n", service.usualPort(), service.title(), free);
        out.flush();
        return free;
    }

    static int requireFree(String name, int port) throws IOException {
        if (!Ports.isFree(port)) {
            throw new IOException("port %d is taken: stop what listens there, or choose another with --%s-port"
                    .formatted(port, name));
        }
        return port;
    }

    private static @Nullable Integer fromEnvironment(String variable) {
        String value = System.getenv(variable);
        return value == null || value.isBlank() ? null : Integer.valueOf(value.strip());
    }
}
