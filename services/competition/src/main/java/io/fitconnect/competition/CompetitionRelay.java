package io.fitconnect.competition;

import io.fitconnect.platform.outbox.OutboxMessage;
import io.fitconnect.platform.outbox.OutboxRecord;
import io.fitconnect.platform.outbox.OutboxRelay;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.Record;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

/** Publishes changes of competitions and entries from the outbox of the schema {@code competition}. */
@ApplicationScoped
@Startup
public class CompetitionRelay {
    // At least one batch of the relay, which waits for its acknowledgements before it sends the next.
    private static final int BUFFER = 256;

    private final MutinyEmitter<Record<String, byte[]>> kafka;
    private final OutboxRelay relay;

    CompetitionRelay(
            @ReactiveDataSource("competition") Pool pool,
            @Channel("competition-outbox") @OnOverflow(value = OnOverflow.Strategy.BUFFER, bufferSize = BUFFER)
                    MutinyEmitter<Record<String, byte[]>> kafka,
            CompetitionConfig config,
            MeterRegistry metrics) {
        this.kafka = kafka;
        this.relay = new OutboxRelay("competition", pool, config.outboxSweep(), this::publish, metrics);
    }

    public void wake() {
        relay.wake();
    }

    /** Before the pool closes, which beans outlive. */
    void close(@Observes ShutdownEvent event) {
        relay.close();
    }

    private Uni<Void> publish(OutboxRecord message) {
        return kafka.sendMessage(OutboxMessage.of(message));
    }
}
