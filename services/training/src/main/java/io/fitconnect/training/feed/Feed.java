package io.fitconnect.training.feed;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Parser;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/** Reads Kafka's records and writes what they tell, however long the database is away. */
@ApplicationScoped
public class Feed {
    private static final Logger LOG = Logger.getLogger(Feed.class);
    // Half of the pool: requests have the other half.
    private static final int WRITES_IN_FLIGHT = 4;
    private static final Duration FIRST_RETRY = Duration.ofMillis(100);
    private static final Duration LONGEST_RETRY = Duration.ofSeconds(5);

    private final MeterRegistry metrics;

    Feed(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    /** Empty for a tombstone and for what no retry can read: that is told and passed over. */
    public <T> Optional<T> read(ConsumerRecord<String, byte[]> record, Parser<T> parser) {
        try {
            return record.value() == null ? Optional.empty() : Optional.of(parser.parseFrom(record.value()));
        } catch (InvalidProtocolBufferException e) {
            metrics.counter("fitconnect_training_unreadable", "topic", record.topic())
                    .increment();
            LOG.errorf(
                    "unreadable record: topic=%s partition=%d offset=%d",
                    record.topic(), record.partition(), record.offset());
            return Optional.empty();
        }
    }

    /** Completes when everything is written; a write that fails is repeated without end, so it must bear that. */
    public <T> Uni<Void> writeAll(Collection<T> items, Function<T, Uni<Void>> write) {
        return Multi.createFrom()
                .iterable(items)
                .onItem()
                .transformToUni(item -> retried(write, item))
                .merge(WRITES_IN_FLIGHT)
                .collect()
                .last()
                .replaceWithVoid();
    }

    private static <T> Uni<Void> retried(Function<T, Uni<Void>> write, T item) {
        return Uni.createFrom()
                .deferred(() -> write.apply(item))
                .onFailure()
                .invoke(e -> LOG.warnf("feed waits: %s", e.getMessage()))
                .onFailure()
                .retry()
                .withBackOff(FIRST_RETRY, LONGEST_RETRY)
                .indefinitely();
    }
}
