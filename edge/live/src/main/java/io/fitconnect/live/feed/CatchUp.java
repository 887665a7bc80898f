package io.fitconnect.live.feed;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/**
 * How much of the boards' past is still to be read: each partition's end when it was assigned, until it is reached. A node
 * that has not caught up would show boards with rows missing, so it is not ready.
 *
 * <p>A partition that comes back, after Kafka was away or the group was shuffled, goes on where it was: read from its
 * beginning again, boards would run through their past before everybody's eyes.
 */
@Singleton
@Identifier(BoardRows.CHANNEL) public class CatchUp implements KafkaConsumerRebalanceListener {
    private final Map<TopicPartition, Long> goals = new ConcurrentHashMap<>();
    private final Map<TopicPartition, Long> next = new ConcurrentHashMap<>();
    private volatile boolean assigned;

    /** On the polling thread: the ends are asked before the first record comes. */
    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        ends.forEach((partition, end) -> {
            Long known = next.get(partition);
            if (known != null && known <= end) {
                consumer.seek(partition, known);
            }
            if (consumer.position(partition) < end) {
                goals.put(partition, end);
            }
        });
        assigned = true;
    }

    /** Everything of a partition before this offset has been taken in. */
    void taken(TopicPartition partition, long offset) {
        next.put(partition, offset);
        reached(partition, offset);
    }

    /** Nothing of a partition before this offset is still to come. */
    void reached(TopicPartition partition, long offset) {
        Long goal = goals.get(partition);
        if (goal != null && offset >= goal) {
            goals.remove(partition);
        }
    }

    /** Whether there is nothing left of the past. */
    public boolean done() {
        return assigned && goals.isEmpty();
    }

    /** Partitions with a past to be read. */
    public int behind() {
        return goals.size();
    }
}
