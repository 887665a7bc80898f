package io.fitconnect.analytics.samples;

import io.fitconnect.analytics.athletes.Kept;
import io.fitconnect.analytics.cassandra.Feed;
import io.fitconnect.proto.internal.telemetry.v1.SampleBatch;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Takes every acked sample from {@code telemetry.samples.v1} into its table. */
@ApplicationScoped
public class SampleFeed {
    // Each of up to 16 rows. The three feeds together stay far below the 1,024 requests that the driver takes on a
    // connection, and binding the first ones of a batch is a short turn of the event loop.
    private static final int WRITES_IN_FLIGHT = 64;

    private final Feed feed;
    private final SampleTable samples;
    private final Kept kept;

    SampleFeed(Feed feed, SampleTable samples, Kept kept) {
        this.feed = feed;
        this.samples = samples;
        this.kept = kept;
    }

    /** One batch at a time; its offsets are committed after it is written. */
    @Incoming("analytics-samples")
    public Uni<Void> take(ConsumerRecords<String, byte[]> batch) {
        return feed.write(batch, SampleBatch.parser(), WRITES_IN_FLIGHT, this::writes);
    }

    private Multi<Uni<Void>> writes(SampleBatch batch, long offset) {
        return kept.unlessErased(batch.getAthleteId(), batch.getSessionId(), samples.writes(batch, offset));
    }
}
