package io.fitconnect.live.it;

import io.fitconnect.stack.Ports;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** A free port for gRPC, which can't be asked for the one it took. */
public final class LivePorts implements QuarkusTestResourceLifecycleManager {
    static final int GRPC = Ports.free();

    @Override
    public Map<String, String> start() {
        return Map.of("quarkus.grpc.server.test-port", Integer.toString(GRPC));
    }

    @Override
    public void stop() {
        // nothing runs here
    }
}
