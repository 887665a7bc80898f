package io.fitconnect.live.feed;

import io.fitconnect.live.watch.Feed;
import io.fitconnect.live.watch.Feed.News;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/** Follows board.changes.v1 from its beginning: every node reads all of it, so no offsets are kept. */
@Singleton
public class BoardRows {
    static final String CHANNEL = "live-board-rows";
    private static final Logger LOG = Logger.getLogger(BoardRows.class);

    private final Feed feed;
    private final CatchUp catchUp;
    private final AtomicLong lagMs = new AtomicLong();
    private final Counter unreadable;

    public BoardRows(
            Feed feed, @io.smallrye.common.annotation.Identifier(CHANNEL) CatchUp catchUp, MeterRegistry registry) {
        this.feed = feed;
        this.catchUp = catchUp;
        this.unreadable = registry.counter("fitconnect_live_unreadable_records_total");
        registry.gauge("fitconnect_live_feed_lag_ms", lagMs);
    }

    @Incoming(CHANNEL)
    CompletionStage<Void> take(ConsumerRecords<byte[], byte[]> batch) {
        List<News> news = new ArrayList<>(batch.count());
        long newestMs = 0;
        for (ConsumerRecord<byte[], byte[]> record : batch) {
            read(record, news);
            newestMs = Math.max(newestMs, record.timestamp());
        }
        long stamp = newestMs;
        return feed.boards(news).thenRun(() -> {
            lagMs.set(Math.max(0, System.currentTimeMillis() - stamp));
            for (TopicPartition partition : batch.partitions()) {
                catchUp.taken(partition, batch.records(partition).getLast().offset() + 1);
            }
        });
    }

    private void read(ConsumerRecord<byte[], byte[]> record, List<News> news) {
        try {
            RowReader.read(record.key(), record.value()).ifPresentOrElse(news::add, unreadable::increment);
        } catch (IOException broken) {
            unreadable.increment();
            LOG.warnf(
                    "board row skipped: partition=%d offset=%d cause=%s",
                    record.partition(), record.offset(), broken.getMessage());
        }
    }
}
