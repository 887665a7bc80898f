package io.fitconnect.training.load;

import io.fitconnect.proto.internal.workouts.v1.WorkoutSummary;
import io.fitconnect.training.feed.Feed;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Takes sessions from {@code workout.summaries.v1}. */
@ApplicationScoped
public class SummaryFeed {
    private final Feed feed;
    private final SessionTable sessions;

    SummaryFeed(Feed feed, SessionTable sessions) {
        this.feed = feed;
        this.sessions = sessions;
    }

    /** One batch at a time; its offsets are committed after it is written. */
    @Incoming("training-summaries")
    public Uni<Void> take(ConsumerRecords<String, byte[]> batch) {
        // A running session sends one every 10 s: of those that came together only the newest is worth a write.
        Map<String, WorkoutSummary> newest = new LinkedHashMap<>();
        for (ConsumerRecord<String, byte[]> record : batch) {
            feed.read(record, WorkoutSummary.parser())
                    .ifPresent(it -> newest.merge(it.getAthleteId() + "|" + it.getSessionId(), it, SummaryFeed::newer));
        }
        return feed.writeAll(newest.values(), sessions::put);
    }

    private static WorkoutSummary newer(WorkoutSummary before, WorkoutSummary after) {
        boolean old = after.getSampleCount() < before.getSampleCount()
                || (after.getSampleCount() == before.getSampleCount() && before.getEnded() && !after.getEnded());
        return old ? before : after;
    }
}
