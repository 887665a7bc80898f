package io.fitconnect.analytics.cassandra;

import com.datastax.dse.driver.api.core.cql.reactive.ReactiveRow;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.Statement;
import com.datastax.oss.quarkus.runtime.api.session.QuarkusCqlSession;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/** The session with the schema in place, prepared statements, and writes that are repeated until they are done. */
@ApplicationScoped
@Startup
public class Cassandra {
    private static final Logger LOG = Logger.getLogger(Cassandra.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private final Uni<QuarkusCqlSession> session;
    private final Map<String, Uni<PreparedStatement>> prepared = new ConcurrentHashMap<>();
    private final AtomicBoolean waiting = new AtomicBoolean();
    private final Counter writes;
    private final Counter retries;

    Cassandra(CompletionStage<QuarkusCqlSession> connecting, AnalyticsConfig config, MeterRegistry metrics) {
        this.writes = metrics.counter("fitconnect_analytics_writes");
        this.retries = metrics.counter("fitconnect_analytics_write_retries");
        this.session = untilDone(Uni.createFrom()
                        .completionStage(connecting)
                        .call(connected -> createSchema(connected, config.replication())))
                .memoize()
                .indefinitely();
        // Not waited for: the application starts without Cassandra, and what needs it waits by itself.
        session.subscribe().with(connected -> LOG.info("history store ready"));
    }

    /** Waits for Cassandra for ever; a caller with less time bounds it. */
    public Uni<QuarkusCqlSession> session() {
        return session;
    }

    /** Prepared once a process; the driver prepares it again where a node forgot it. */
    public Uni<PreparedStatement> prepare(String cql) {
        return prepared.computeIfAbsent(
                cql,
                it -> untilDone(session.chain(
                                connected -> Uni.createFrom().completionStage(() -> connected.prepareAsync(it))))
                        .memoize()
                        .indefinitely());
    }

    /**
     * Completes when Cassandra has taken the write. Whatever fails, it is tried again, so the statement must be
     * idempotent; nothing is given up, and a consumer that waits for it takes no more from Kafka meanwhile.
     */
    public Uni<Void> write(Statement<?> idempotent) {
        return untilDone(session.chain(
                        connected -> Uni.createFrom().completionStage(() -> connected.executeAsync(idempotent))))
                .invoke(done -> writes.increment())
                .replaceWithVoid();
    }

    /** The first row of an answer that is waited for as long as it takes. */
    public Uni<Optional<Row>> first(Statement<?> read) {
        return untilDone(session.chain(
                        connected -> Uni.createFrom().completionStage(() -> connected.executeAsync(read))))
                .map(answer -> Optional.ofNullable(answer.one()));
    }

    /** Rows as they are taken, fetched page by page. */
    public Multi<ReactiveRow> rows(Uni<? extends Statement<?>> select) {
        return select.toMulti()
                .onItem()
                .transformToMultiAndConcatenate(statement -> session.toMulti()
                        .onItem()
                        .transformToMultiAndConcatenate(connected -> connected.executeReactive(statement)));
    }

    /** Repeats what may be repeated, until it succeeds. */
    public <T> Uni<T> untilDone(Uni<T> work) {
        return work.onFailure()
                .invoke(this::failed)
                .onFailure()
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .indefinitely()
                .invoke(this::succeeded);
    }

    private void failed(Throwable e) {
        retries.increment();
        if (waiting.compareAndSet(false, true)) {
            LOG.warnf("history waits for cassandra: %s", e.getMessage());
        }
    }

    private void succeeded() {
        if (waiting.get() && waiting.compareAndSet(true, false)) {
            LOG.info("history goes on");
        }
    }

    private static Uni<Void> createSchema(QuarkusCqlSession session, String replication) {
        Uni<Void> done = Uni.createFrom().voidItem();
        for (String statement : Schema.statements(replication)) {
            done = done.chain(() -> session.executeReactive(statement).toUni().replaceWithVoid());
        }
        return done;
    }
}
