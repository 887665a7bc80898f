package io.fitconnect.testkit;

import io.fitconnect.stack.Ports;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** The gRPC server's port, known to its clients before it listens. */
public final class GrpcPortResource implements QuarkusTestResourceLifecycleManager {
    @Override
    public Map<String, String> start() {
        String port = Integer.toString(Ports.free());
        return Map.of("quarkus.grpc.server.test-port", port, "FITCONNECT_GRPC_PORT", port);
    }

    @Override
    public void stop() {
        // Nothing was started.
    }
}
