package io.fitconnect.gateway;

import io.fitconnect.stack.DataDir;
import io.fitconnect.stack.Durability;
import io.fitconnect.stack.Ports;
import io.fitconnect.stack.Progress;
import io.fitconnect.stack.Service;
import io.fitconnect.stack.Stack;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A Redis of one test's own, that may go and come back. */
public final class OwnRedis implements QuarkusTestResourceLifecycleManager {
    private static @Nullable DataDir data;
    private static @Nullable Stack stack;
    private static int port;

    @Override
    public Map<String, String> start() {
        try {
            data = DataDir.make(Files.createTempDirectory("fitconnect-own-redis"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        port = Ports.free();
        comeBack();
        return Map.of("quarkus.redis.hosts", "redis://127.0.0.1:" + port);
    }

    static void comeBack() {
        try {
            stack = Stack.start(data, Map.of(Service.REDIS, port), Durability.PROCESS_KILL, Progress.SILENT);
        } catch (Exception e) {
            throw new IllegalStateException("Redis does not start", e);
        }
    }

    static void goAway() {
        try {
            stack.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        goAway();
        try {
            data.delete();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** After the one that all tests share, whose address it replaces. */
    @Override
    public int order() {
        return 1;
    }
}
