package io.fitconnect.analytics.athletes;

import io.fitconnect.platform.id.AthleteId;
import io.fitconnect.proto.internal.athlete.v1.ErasedPart;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.Record;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

/** Tells {@code athlete.erasures.v1} what has been deleted here. */
@ApplicationScoped
class ErasureNews {
    private static final String PART = "analytics";
    /** At least one batch of profiles, each of which waits for its acknowledgement. */
    private static final int BUFFER = 512;

    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final MutinyEmitter<Record<String, byte[]>> kafka;

    ErasureNews(
            @Channel("analytics-erasures") @OnOverflow(value = OnOverflow.Strategy.BUFFER, bufferSize = BUFFER)
                    MutinyEmitter<Record<String, byte[]>> kafka) {
        this.kafka = kafka;
    }

    /** Completes when Kafka has it, however long that takes. */
    Uni<Void> tell(AthleteId athlete) {
        return Uni.createFrom()
                .deferred(() -> kafka.send(Record.of(athlete.value(), done(athlete))))
                .onFailure()
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .indefinitely();
    }

    private static byte[] done(AthleteId athlete) {
        return ErasedPart.newBuilder()
                .setAthleteId(athlete.value())
                .setPart(PART)
                .setDoneMs(System.currentTimeMillis())
                .build()
                .toByteArray();
    }
}
