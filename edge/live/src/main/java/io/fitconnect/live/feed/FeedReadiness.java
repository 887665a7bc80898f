package io.fitconnect.live.feed;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready when the boards' past is read. The last record before a partition's end may have been compacted away, so where
 * the consumer stands counts as well as what it brought.
 */
@Readiness
@Singleton
public class FeedReadiness implements AsyncHealthCheck {
    private final CatchUp catchUp;
    private final KafkaClientService clients;

    public FeedReadiness(@Identifier(BoardRows.CHANNEL) CatchUp catchUp, KafkaClientService clients) {
        this.catchUp = catchUp;
        this.clients = clients;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        KafkaConsumer<?, ?> consumer = catchUp.done() ? null : clients.getConsumer(BoardRows.CHANNEL);
        if (consumer == null || catchUp.behind() == 0) {
            return Uni.createFrom().item(this::answer);
        }
        return consumer.getPositions()
                .invoke(positions -> positions.forEach(catchUp::reached))
                .map(positions -> answer())
                .onFailure()
                .recoverWithItem(failure -> answer());
    }

    private HealthCheckResponse answer() {
        return HealthCheckResponse.named("live-boards")
                .status(catchUp.done())
                .withData("partitionsBehind", catchUp.behind())
                .build();
    }
}
