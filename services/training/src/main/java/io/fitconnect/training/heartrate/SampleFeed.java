package io.fitconnect.training.heartrate;

import io.fitconnect.proto.internal.telemetry.v1.SampleBatch;
import io.fitconnect.training.TrainingConfig;
import io.fitconnect.training.feed.Feed;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Takes samples from {@code telemetry.samples.v1} and learns from each session when it is over. */
@ApplicationScoped
public class SampleFeed {
    private final Feed feed;
    private final ResponseTable responses;
    private final OpenSessions open;

    SampleFeed(Feed feed, ResponseTable responses, TrainingConfig config, MeterRegistry metrics) {
        this.feed = feed;
        this.responses = responses;
        this.open = new OpenSessions(config.openSessions());
        metrics.gauge("fitconnect_training_open_sessions", open, OpenSessions::size);
    }

    /** One batch at a time; its offsets are committed after what ended in it is learnt. */
    @Incoming("training-samples")
    public Uni<Void> take(ConsumerRecords<String, byte[]> batch) {
        List<OpenSessions.Learnable> over = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> record : batch) {
            feed.read(record, SampleBatch.parser()).map(open::take).ifPresent(over::addAll);
        }
        return feed.writeAll(over, responses::learn);
    }
}
