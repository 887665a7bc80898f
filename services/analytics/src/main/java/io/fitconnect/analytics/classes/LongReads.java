package io.fitconnect.analytics.classes;

import io.fitconnect.analytics.cassandra.AnalyticsConfig;
import io.fitconnect.platform.problem.ProblemCode;
import io.fitconnect.platform.problem.RefusedException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/** Reads of a whole class: so many at once, and no longer than so long; one more is told to come again. */
@ApplicationScoped
class LongReads {
    private static final Logger LOG = Logger.getLogger(LongReads.class);

    private final AnalyticsConfig config;
    private final AtomicInteger running = new AtomicInteger();

    LongReads(AnalyticsConfig config) {
        this.config = config;
    }

    /** Fails with {@code store.busy} or {@code store.unavailable}. */
    <T> Uni<T> run(Uni<T> read) {
        return Uni.createFrom().deferred(() -> {
            if (running.incrementAndGet() > config.longReads()) {
                running.decrementAndGet();
                throw new RefusedException(ProblemCode.STORE_BUSY, "Too many classes are being read.");
            }
            return inTime(read).onTermination().invoke(running::decrementAndGet);
        });
    }

    private <T> Uni<T> inTime(Uni<T> read) {
        return read.ifNoItem()
                .after(config.longReadTimeout())
                .fail()
                .onFailure(e -> !(e instanceof RefusedException))
                .transform(e -> {
                    LOG.warnf("class not readable: %s %s", e.getClass().getSimpleName(), e.getMessage());
                    return new RefusedException(ProblemCode.STORE_UNAVAILABLE, "The history does not answer.");
                });
    }
}
