package io.fitconnect.analytics.workouts;

import io.fitconnect.analytics.athletes.Kept;
import io.fitconnect.analytics.athletes.SessionsTable;
import io.fitconnect.analytics.cassandra.Feed;
import io.fitconnect.proto.internal.workouts.v1.WorkoutSummary;
import io.smallrye.mutiny.Multi;
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
    private final Kept kept;

    SummaryFeed(Feed feed, WorkoutTable workouts, Kept kept) {
        this.feed = feed;
        this.workouts = workouts;
        this.kept = kept;
    }

    /** One batch at a time; its offsets are committed after it is written. */
    @Incoming("analytics-summaries")
    public Uni<Void> take(ConsumerRecords<String, byte[]> batch) {
        return feed.write(batch, WorkoutSummary.parser(), SUMMARIES_IN_FLIGHT, this::writes);
    }

    private Multi<Uni<Void>> writes(WorkoutSummary summary, long offset) {
        Multi<Uni<Void>> own =
                kept.unlessErased(summary.getAthleteId(), summary.getSessionId(), workouts.writes(summary, offset));
        return summary.getClassId().isEmpty()
                ? own
                : Multi.createBy()
                        .concatenating()
                        .streams(
                                own,
                                kept.unlessErased(
                                        summary.getAthleteId(),
                                        SessionsTable.ofClass(summary.getClassId()),
                                        workouts.classWrites(summary, offset)));
    }
}
