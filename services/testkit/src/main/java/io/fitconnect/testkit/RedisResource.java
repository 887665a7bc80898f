package io.fitconnect.testkit;

import io.fitconnect.stack.Service;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Gives a Quarkus test a real Redis. */
public final class RedisResource implements QuarkusTestResourceLifecycleManager {
    @Override
    public Map<String, String> start() {
        return Map.of(Service.REDIS.variable(), Servers.redis(), "quarkus.redis.hosts", "redis://" + Servers.redis());
    }

    @Override
    public void stop() {
        // The server is shared by the JVM and ends with it.
    }
}
