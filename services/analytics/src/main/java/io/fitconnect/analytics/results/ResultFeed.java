package io.fitconnect.analytics.results;

import com.google.protobuf.InvalidProtocolBufferException;
import io.fitconnect.proto.internal.boards.v1.BoardResult;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/** Takes every official line from {@code board.results.v1} into its table, and out again when it is withdrawn. */
@ApplicationScoped
class ResultFeed {
    private static final Logger LOG = Logger.getLogger(ResultFeed.class);
    private static final int WRITES_IN_FLIGHT = 64;

    private final ResultTable results;

    ResultFeed(ResultTable results) {
        this.results = results;
    }

    /** One batch at a time; its offsets are committed after it is written. */
    @Incoming("analytics-results")
    Uni<Void> take(ConsumerRecords<String, byte[]> batch) {
        return Multi.createFrom()
                .iterable(batch)
                .onItem()
                .transformToUni(this::write)
                .merge(WRITES_IN_FLIGHT)
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Void> write(ConsumerRecord<String, byte[]> record) {
        String key = record.key() == null ? "" : record.key();
        int bar = key.lastIndexOf('|');
        try {
            // Without an athlete it says how many lines a competition's board has.
            if (bar <= 0 || bar == key.length() - 1) {
                return Uni.createFrom().voidItem();
            }
            if (record.value() == null) {
                return results.delete(key.substring(bar + 1), key.substring(0, bar), record.offset());
            }
            BoardResult line = BoardResult.parseFrom(record.value());
            return line.getAthleteId().isEmpty() ? Uni.createFrom().voidItem() : results.put(line, record.offset());
        } catch (InvalidProtocolBufferException e) {
            LOG.errorf(
                    "unreadable record: topic=%s partition=%d offset=%d",
                    record.topic(), record.partition(), record.offset());
            return Uni.createFrom().voidItem();
        }
    }
}
