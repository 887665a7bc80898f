package io.fitconnect.testkit;

import io.fitconnect.stack.Service;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Gives a Quarkus test a real Kafka. */
public final class KafkaResource implements QuarkusTestResourceLifecycleManager {
    @Override
    public Map<String, String> start() {
        return Map.of(Service.KAFKA.variable(), Servers.kafka(), "kafka.bootstrap.servers", Servers.kafka());
    }

    @Override
    public void stop() {
        // The server is shared by the JVM and ends with it.
    }
}
