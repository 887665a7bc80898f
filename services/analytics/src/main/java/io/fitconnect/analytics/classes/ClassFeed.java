package io.fitconnect.analytics.classes;

import io.fitconnect.analytics.cassandra.Feed;
import io.fitconnect.proto.internal.training.v1.TrainingClass;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Takes classes from {@code class.lifecycle.v1}. */
@ApplicationScoped
class ClassFeed {
    private static final int WRITES_IN_FLIGHT = 64;

    private final Feed feed;
    private final ClassTable classes;

    ClassFeed(Feed feed, ClassTable classes) {
        this.feed = feed;
        this.classes = classes;
    }

    /** One batch at a time; its offsets are committed after it is written. */
    @Incoming("analytics-classes")
    Uni<Void> take(ConsumerRecords<String, byte[]> batch) {
        return feed.write(batch, TrainingClass.parser(), WRITES_IN_FLIGHT, classes::writes);
    }
}
