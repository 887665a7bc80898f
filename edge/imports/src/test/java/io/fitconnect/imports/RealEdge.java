package io.fitconnect.imports;

import io.fitconnect.stack.Ports;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** The ingest edge of the test's own process, whose port its client knows before it listens. */
public final class RealEdge implements QuarkusTestResourceLifecycleManager {
    @Override
    public Map<String, String> start() {
        String port = Integer.toString(Ports.free());
        return Map.of("quarkus.grpc.server.test-port", port, "quarkus.grpc.clients.ingest.test-port", port);
    }

    @Override
    public void stop() {
        // Nothing was started.
    }
}
