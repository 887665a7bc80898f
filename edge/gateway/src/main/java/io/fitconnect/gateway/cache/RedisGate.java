package io.fitconnect.gateway.cache;

import io.fitconnect.gateway.GatewayConfig;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Lets nobody wait for a Redis that is away: after some failures in a row it is left alone for a while. One alone says
 * nothing: on a busy machine an answer may be late, and going on without a cache then would make it busier.
 */
@ApplicationScoped
public class RedisGate {
    private static final Logger LOG = Logger.getLogger(RedisGate.class);

    private final GatewayConfig.Cache config;
    private final AtomicInteger inARow = new AtomicInteger();
    private volatile long closedUntilNanos = System.nanoTime();
    private volatile boolean away;

    RedisGate(GatewayConfig config) {
        this.config = config.cache();
    }

    public boolean open() {
        return System.nanoTime() - closedUntilNanos >= 0;
    }

    /** The command's answer; fails at once while the gate is closed. */
    public <T> Uni<T> ask(Supplier<Uni<T>> command) {
        if (!open()) {
            return Uni.createFrom().failure(new RedisAway());
        }
        return command.get()
                .ifNoItem()
                .after(config.patience())
                .fail()
                .invoke(this::answered)
                .onFailure()
                .invoke(this::failed);
    }

    private void answered() {
        inARow.set(0);
        if (away) {
            away = false;
            LOG.info("redis answers again");
        }
    }

    private void failed(Throwable failure) {
        if (inARow.incrementAndGet() < config.failures()) {
            return;
        }
        closedUntilNanos = System.nanoTime() + config.pause().toNanos();
        if (!away) {
            away = true;
            LOG.warnf("redis does not answer, going on without: %s", failure.getMessage());
        }
    }

    /** Redis was not asked, because it did not answer just before. */
    static final class RedisAway extends RuntimeException {
        private static final long serialVersionUID = 1L;

        RedisAway() {
            super("redis is left alone for a while", null, false, false);
        }
    }
}
