package io.fitconnect.gateway.calls;

import com.google.protobuf.InvalidProtocolBufferException;
import io.fitconnect.proto.internal.workouts.v1.WorkoutPeaks;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.operators.multi.processors.BroadcastProcessor;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/** Ids of what has changed, as every gateway hears of it; from now on, and whoever does not keep up says what then. */
@ApplicationScoped
class Changes {
    private static final Logger LOG = Logger.getLogger(Changes.class);

    private final BroadcastProcessor<String> classes = BroadcastProcessor.create();
    private final BroadcastProcessor<String> workouts = BroadcastProcessor.create();

    /** Keyed by class, or by class and athlete. */
    @Incoming("gateway-class-changes")
    void takeClasses(ConsumerRecords<String, byte[]> records) {
        StreamSupport.stream(records.spliterator(), false)
                .map(ConsumerRecord::key)
                .filter(Objects::nonNull)
                .map(key -> key.split("\\|", 2)[0])
                .distinct()
                .forEach(classes::onNext);
    }

    /** What ended workouts say of their athletes: the last that comes of a workout, and rare beside its summaries. */
    @Incoming("gateway-workout-endings")
    void takeEndings(ConsumerRecords<String, byte[]> records) {
        for (ConsumerRecord<String, byte[]> record : records) {
            if (record.value() != null) {
                try {
                    workouts.onNext(WorkoutPeaks.parseFrom(record.value()).getSessionId());
                } catch (InvalidProtocolBufferException broken) {
                    LOG.warnf(
                            "record skipped: topic=%s partition=%d offset=%d",
                            record.topic(), record.partition(), record.offset());
                }
            }
        }
    }

    /** Ids of classes whose plan, state or bookings have changed. */
    Multi<String> classes() {
        return classes;
    }

    /** Sessions, in lower case, that have ended and whose samples have been looked through. */
    Multi<String> endedWorkouts() {
        return workouts;
    }
}
