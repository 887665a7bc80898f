package io.fitconnect.analytics.workouts;

import io.fitconnect.analytics.cassandra.Feed;
import io.fitconnect.proto.internal.workouts.v1.WorkoutSummary;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Takes every summary from {@code workout.summaries.v1} into its tables. */
@ApplicationScoped
public class SummaryFeed {
    // Each is two writes, one after the other.
    private static final int SUMMARIES_IN_FLIGHT = 64;

    private final Feed feed;
    private final WorkoutTable workouts;

    SummaryFeed(Feed feed, WorkoutTable workouts) {
        this.feed = feed;
        this.workouts = workouts;
    }

    /** One batch at a time; its offsets are committed after it is written. */
    @Incoming("analytics-summaries")
    public Uni<Void> take(ConsumerRecords<String, byte[]> batch) {
        return feed.write(batch, WorkoutSummary.parser(), SUMMARIES_IN_FLIGHT, workouts::writes);
    }
}
