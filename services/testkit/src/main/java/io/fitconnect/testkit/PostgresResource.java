package io.fitconnect.testkit;

import io.fitconnect.stack.Service;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Gives a Quarkus test a database of its own on a real PostgreSQL. */
public final class PostgresResource implements QuarkusTestResourceLifecycleManager {
    @Override
    public Map<String, String> start() {
        return Map.of(Service.POSTGRES.variable(), Servers.postgres(), "FITCONNECT_DATABASE", Postgres.database());
    }

    @Override
    public void stop() {
        // The server is shared by the JVM and ends with it.
    }
}
