package io.fitconnect.streams.boards;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.processor.StreamPartitioner;

/**
 * Puts all rows of a scope into the partition that a record keyed by the scope alone has (Kafka's default: murmur2), so
 * that they keep their order and one reader has the whole board.
 */
public final class ScopePartitioner<V> implements StreamPartitioner<String, V> {

    @Override
    public Optional<Set<Integer>> partitions(String topic, String key, V value, int partitions) {
        return Optional.of(Set.of(partition(RowKey.parse(key).scope(), partitions)));
    }

    /** The partition of a scope among so many. */
    public static int partition(String scope, int partitions) {
        return Utils.toPositive(Utils.murmur2(scope.getBytes(StandardCharsets.UTF_8))) % partitions;
    }
}
