package io.fitconnect.auth.sessions;

import io.fitconnect.stack.Ports;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** The gRPC server's port, known to its client before it listens. */
public final class FreeGrpcPort implements QuarkusTestResourceLifecycleManager {
    @Override
    public Map<String, String> start() {
        String port = Integer.toString(Ports.free());
        return Map.of("quarkus.grpc.server.test-port", port, "quarkus.grpc.clients.introspection.port", port);
    }

    @Override
    public void stop() {
        // Nothing was started.
    }
}
