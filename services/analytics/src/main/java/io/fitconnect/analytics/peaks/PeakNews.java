package io.fitconnect.analytics.peaks;

import io.fitconnect.proto.internal.workouts.v1.WorkoutPeaks;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.Record;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

/** Tells {@code workout.peaks.v1} what was found. */
@ApplicationScoped
class PeakNews {
    /** One workout is looked at at a time, and waits for its acknowledgement. */
    private static final int BUFFER = 16;

    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final MutinyEmitter<Record<String, byte[]>> kafka;

    PeakNews(
            @Channel("analytics-peaks") @OnOverflow(value = OnOverflow.Strategy.BUFFER, bufferSize = BUFFER)
                    MutinyEmitter<Record<String, byte[]>> kafka) {
        this.kafka = kafka;
    }

    /** Completes when Kafka has it, however long that takes. */
    Uni<Void> tell(WorkoutPeaks peaks) {
        return Uni.createFrom()
                .deferred(() -> kafka.send(Record.of(peaks.getAthleteId(), peaks.toByteArray())))
                .onFailure()
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .indefinitely();
    }
}
