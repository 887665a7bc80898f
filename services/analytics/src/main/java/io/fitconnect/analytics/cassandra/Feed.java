package io.fitconnect.analytics.cassandra;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageLite;
import com.google.protobuf.Parser;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.function.BiFunction;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jboss.logging.Logger;

/** Writes a batch of Kafka records with a bounded number of writes under way. */
@ApplicationScoped
public class Feed {
    private static final Logger LOG = Logger.getLogger(Feed.class);

    private final MeterRegistry metrics;

    Feed(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    /**
     * Completes when every record is written; only then are its offsets committed.
     *
     * @param inFlight writes under way at most
     * @param writes what to write for one record
     */
    public <T extends MessageLite> Uni<Void> write(
            ConsumerRecords<String, byte[]> batch,
            Parser<T> parser,
            int inFlight,
            BiFunction<T, Long, Multi<Uni<Void>>> writes) {
        return Multi.createFrom()
                .iterable(batch)
                .onItem()
                .transformToMultiAndConcatenate(record -> read(record, parser)
                        .map(value -> writes.apply(value, record.offset()))
                        .orElseGet(() -> Multi.createFrom().empty()))
                .onItem()
                .transformToUni(write -> write)
                .merge(inFlight)
                .collect()
                .last()
                .replaceWithVoid();
    }

    /** What no retry can read would hold everything behind it up for ever: it is told and passed over. */
    private <T extends MessageLite> Optional<T> read(ConsumerRecord<String, byte[]> record, Parser<T> parser) {
        try {
            return record.value() == null ? Optional.empty() : Optional.of(parser.parseFrom(record.value()));
        } catch (InvalidProtocolBufferException e) {
            metrics.counter("fitconnect_analytics_unreadable", "topic", record.topic())
                    .increment();
            LOG.errorf(
                    "unreadable record: topic=%s partition=%d offset=%d",
                    record.topic(), record.partition(), record.offset());
            return Optional.empty();
        }
    }
}
