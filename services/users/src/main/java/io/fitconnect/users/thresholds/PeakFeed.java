package io.fitconnect.users.thresholds;

import com.google.protobuf.InvalidProtocolBufferException;
import io.fitconnect.platform.id.AthleteId;
import io.fitconnect.proto.internal.workouts.v1.WorkoutPeaks;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/** Takes what ended workouts say from {@code workout.peaks.v1}. */
@ApplicationScoped
class PeakFeed {
    private static final Logger LOG = Logger.getLogger(PeakFeed.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final PeakTable peaks;

    PeakFeed(PeakTable peaks) {
        this.peaks = peaks;
    }

    /** One at a time, and its offset is committed after it is written, however long that takes. */
    @Incoming("users-peaks")
    Uni<Void> take(ConsumerRecord<String, byte[]> record) {
        try {
            WorkoutPeaks read =
                    record.value() == null ? WorkoutPeaks.getDefaultInstance() : WorkoutPeaks.parseFrom(record.value());
            return AthleteId.isValid(read.getAthleteId())
                    ? write(read)
                    : Uni.createFrom().voidItem();
        } catch (InvalidProtocolBufferException e) {
            LOG.errorf(
                    "unreadable record: topic=%s partition=%d offset=%d",
                    record.topic(), record.partition(), record.offset());
            return Uni.createFrom().voidItem();
        }
    }

    private Uni<Void> write(WorkoutPeaks read) {
        return Uni.createFrom()
                .deferred(() -> peaks.put(read))
                .onFailure()
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .indefinitely();
    }
}
