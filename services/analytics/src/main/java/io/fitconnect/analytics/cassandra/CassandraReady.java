package io.fitconnect.analytics.cassandra;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready when Cassandra answers; the driver's own check would wait for ever before the first connection. */
@Readiness
@ApplicationScoped
class CassandraReady implements AsyncHealthCheck {
    private static final String NAME = "cassandra";
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Cassandra cassandra;

    CassandraReady(Cassandra cassandra) {
        this.cassandra = cassandra;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return cassandra
                .session()
                .chain(session ->
                        session.executeReactive("SELECT key FROM system.local").toUni())
                .map(answer -> HealthCheckResponse.up(NAME))
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .onFailure()
                .recoverWithItem(() -> HealthCheckResponse.down(NAME));
    }
}
