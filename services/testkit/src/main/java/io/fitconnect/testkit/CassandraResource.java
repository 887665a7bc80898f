package io.fitconnect.testkit;

import io.fitconnect.stack.Service;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Gives a Quarkus test a real Cassandra. */
public final class CassandraResource implements QuarkusTestResourceLifecycleManager {
    @Override
    public Map<String, String> start() {
        return Map.of(
                Service.CASSANDRA.variable(),
                Servers.cassandra(),
                "quarkus.cassandra.contact-points",
                Servers.cassandra());
    }

    @Override
    public void stop() {
        // The server is shared by the JVM and ends with it.
    }
}
