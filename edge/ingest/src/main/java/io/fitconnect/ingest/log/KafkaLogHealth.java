package io.fitconnect.ingest.log;

import io.fitconnect.ingest.IngestNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Not ready while Kafka acknowledges nothing: devices had better go to another node. */
@Readiness
@ApplicationScoped
public class KafkaLogHealth implements HealthCheck {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final IngestNode node;

    public KafkaLogHealth(IngestNode node) {
        this.node = node;
    }

    @Override
    public HealthCheckResponse call() {
        KafkaSampleLog log = node.log();
        Duration silence = log.silence();
        return HealthCheckResponse.named("ingest: samples reach Kafka")
                .status(silence.compareTo(PATIENCE) < 0)
                .withData("unacknowledgedRecords", log.unacknowledged())
                .withData("silentMillis", silence.toMillis())
                .build();
    }
}
