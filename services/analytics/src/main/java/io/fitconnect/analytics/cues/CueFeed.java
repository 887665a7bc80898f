package io.fitconnect.analytics.cues;

import io.fitconnect.analytics.athletes.Kept;
import io.fitconnect.analytics.cassandra.Feed;
import io.fitconnect.proto.coaching.v1.Cue;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Takes every cue from {@code coaching.cues.v1} into its table. */
@ApplicationScoped
public class CueFeed {
    private static final int WRITES_IN_FLIGHT = 64;

    private final Feed feed;
    private final CueTable cues;
    private final Kept kept;

    CueFeed(Feed feed, CueTable cues, Kept kept) {
        this.feed = feed;
        this.cues = cues;
        this.kept = kept;
    }

    /** One batch at a time; its offsets are committed after it is written. */
    @Incoming("analytics-cues")
    public Uni<Void> take(ConsumerRecords<String, byte[]> batch) {
        return feed.write(batch, Cue.parser(), WRITES_IN_FLIGHT, this::writes);
    }

    private Multi<Uni<Void>> writes(Cue cue, long offset) {
        return kept.unlessErased(cue.getAthleteId(), CueTable.session(cue), cues.writes(cue, offset));
    }
}
