package io.fitconnect.users;

import com.google.protobuf.InvalidProtocolBufferException;
import io.fitconnect.platform.id.AthleteId;
import io.fitconnect.proto.internal.workouts.v1.WorkoutSummary;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/** Takes from {@code workout.summaries.v1} which workouts are over, and in which classes they were. */
@ApplicationScoped
class FinishedWorkouts {
    private static final Logger LOG = Logger.getLogger(FinishedWorkouts.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final ActivityTable activities;

    FinishedWorkouts(ActivityTable activities) {
        this.activities = activities;
    }

    /**
     * One batch at a time, and one after the other, since the newest of a workout counts; offsets are committed after it
     * is written, however long that takes.
     */
    @Incoming("users-summaries")
    Uni<Void> take(ConsumerRecords<String, byte[]> batch) {
        return Multi.createFrom()
                .items(() -> StreamSupport.stream(batch.spliterator(), false).flatMap(FinishedWorkouts::ended))
                .onItem()
                .transformToUniAndConcatenate(this::write)
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Void> write(WorkoutSummary summary) {
        AthleteId athlete = new AthleteId(summary.getAthleteId());
        String session = summary.getSessionId();
        Activity finished = Activity.of(Activity.Kind.WORKOUT_FINISHED, session, summary.getEndMs(), null, session);
        Uni<Void> put = put(athlete, finished);
        String classId = summary.getClassId();
        return classId.isEmpty()
                ? put
                : put.chain(() -> put(
                        athlete,
                        Activity.of(Activity.Kind.CLASS_JOINED, session, summary.getStartMs(), null, classId)));
    }

    private Uni<Void> put(AthleteId athlete, Activity activity) {
        return Uni.createFrom()
                .deferred(() -> activities.put(athlete, activity))
                .onFailure()
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .indefinitely();
    }

    private static Stream<WorkoutSummary> ended(ConsumerRecord<String, byte[]> record) {
        try {
            WorkoutSummary summary = record.value() == null
                    ? WorkoutSummary.getDefaultInstance()
                    : WorkoutSummary.parseFrom(record.value());
            return summary.getEnded() && AthleteId.isValid(summary.getAthleteId()) ? Stream.of(summary) : Stream.of();
        } catch (InvalidProtocolBufferException e) {
            LOG.errorf(
                    "unreadable record: topic=%s partition=%d offset=%d",
                    record.topic(), record.partition(), record.offset());
            return Stream.of();
        }
    }
}
