package io.fitconnect.streams.boards;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.junit.jupiter.api.Test;

class ScopePartitionerTest {

    private final ScopePartitioner<String> partitioner = new ScopePartitioner<>();

    @Test
    void rowsAreWhereARecordKeyedByTheirScopeWouldBe() {
        for (String scope : new String[] {"class/spin-1", "open/2026-W09", "competition/x_y"}) {
            int expected = BuiltInPartitioner.partitionForKey(scope.getBytes(StandardCharsets.UTF_8), 6);
            assertEquals(Optional.of(Set.of(expected)), partitioner.partitions("t", scope + "|ann", "", 6));
            assertEquals(Optional.of(Set.of(expected)), partitioner.partitions("t", scope + "|", "", 6));
            assertEquals(expected, ScopePartitioner.partition(scope, 6));
        }
    }
}
