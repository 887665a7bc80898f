package io.fitconnect.ingest;

import io.fitconnect.ingest.log.KafkaSampleLog;
import io.fitconnect.ingest.progress.RedisProgress;
import io.fitconnect.ingest.progress.Takeovers;
import io.fitconnect.ingest.samples.SampleRules;
import io.fitconnect.ingest.session.Budget;
import io.fitconnect.ingest.session.Closing;
import io.fitconnect.ingest.session.Inboxes;
import io.fitconnect.ingest.session.OpenSessions;
import io.fitconnect.ingest.session.SessionServices;
import io.fitconnect.sockets.ConnectionLimit;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.vertx.mutiny.redis.client.Redis;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;

/** Puts a node of the ingest edge together, and starts and stops it. */
@ApplicationScoped
public class IngestNode {

    private static final int BYTES_PER_CONNECTION = 64 << 10;
    private static final Duration LAST_WRITE_WITHIN = Duration.ofSeconds(2);

    private final IngestConfig config;
    private final Vertx vertx;
    private final KafkaSampleLog log;
    private final RedisProgress progress;
    private final Takeovers takeovers;
    private final OpenSessions open;
    private final SessionServices services;
    private final ConnectionLimit connections;
    private volatile long writing;
    private volatile boolean stopping;

    public IngestNode(
            IngestConfig config, Vertx vertx, Redis redis, ReactiveRedisDataSource redisData, MeterRegistry registry) {
        this.config = config;
        this.vertx = vertx;
        this.log = new KafkaSampleLog(config.bootstrapServers(), config.compression(), config.giveUpAfter());
        this.progress = new RedisProgress(redis, config.keepProgress());
        this.takeovers = new Takeovers(redisData);
        this.open = new OpenSessions(takeovers::announce);
        this.connections = config.maxConnections().isPresent()
                ? ConnectionLimit.of(config.maxConnections().getAsInt())
                : ConnectionLimit.ofHeap(BYTES_PER_CONNECTION);
        Budget budget =
                new Budget(config.maxPendingBytes().orElse(Runtime.getRuntime().maxMemory() / 8));
        IngestMetrics metrics = new IngestMetrics(registry);
        this.services = new SessionServices(
                config,
                new SampleRules(config.maxAhead(), config.maxAge()),
                log,
                progress,
                new Inboxes(progress),
                budget,
                open,
                metrics,
                System::currentTimeMillis);
        gauges(metrics, budget);
    }

    void start(@Observes StartupEvent event) {
        log.start();
        takeovers.listen(open::openedElsewhere);
        writing = vertx.setPeriodic(
                config.writeProgressEvery().toMillis(),
                timer -> progress.write().subscribe().with(done -> {}));
    }

    /** Before the servers close, which cuts connections: clients are told to come back. */
    void leave(@Observes @Priority(1_000) ShutdownDelayInitiatedEvent event) {
        stopping = true;
        open.forEach(session ->
                session.peer().execute(() -> session.end(Closing.RESTARTING, "restarting: reconnect at once")));
    }

    /** What is pending settles, and what is settled is written down. */
    void stop(@Observes @Priority(1_000) ShutdownEvent event) {
        vertx.cancelTimer(writing);
        takeovers.stop();
        log.stop();
        progress.write().await().atMost(LAST_WRITE_WITHIN);
    }

    public KafkaSampleLog log() {
        return log;
    }

    /** No new sessions: this node is on its way down. */
    public boolean stopping() {
        return stopping;
    }

    public SessionServices services() {
        return services;
    }

    /** Of WebSocket and gRPC together. */
    public ConnectionLimit connections() {
        return connections;
    }

    private void gauges(IngestMetrics metrics, Budget budget) {
        metrics.gauge("fitconnect_ingest_connections", "Connections", connections::open);
        metrics.gauge("fitconnect_ingest_sessions", "Sessions past their hello", open::size);
        metrics.gauge("fitconnect_ingest_sessions_paused", "Sessions that are not read", open::paused);
        metrics.gauge("fitconnect_ingest_records_unacknowledged", "Records that wait for Kafka", log::unacknowledged);
        metrics.gauge("fitconnect_ingest_pending_bytes", "Memory of records that wait for Kafka", budget::usedBytes);
    }
}
