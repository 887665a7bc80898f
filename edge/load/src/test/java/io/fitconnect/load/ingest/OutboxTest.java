package io.fitconnect.load.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fitconnect.proto.ingest.v1.Sample;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class OutboxTest {
    private final Outbox outbox = new Outbox();

    @Test
    void whatIsNotSettledIsSentAgainInOrder() {
        add("a", 1, 2, 3, 4, 5);
        assertEquals(List.of(1L, 2L, 3L), next(3));
        outbox.settle("a", 1);
        assertEquals(2, outbox.requeue());
        assertEquals(List.of(2L, 3L, 4L, 5L), next(10));
        assertEquals(4, outbox.waiting());
    }

    @Test
    void anAckIsCumulativeWhateverTheOrderOfArrival() {
        add("a", 3, 1, 2);
        assertEquals(List.of(3L, 1L, 2L), next(10));
        assertEquals(2, outbox.settle("a", 2).size());
        assertEquals(1, outbox.waiting());
        assertEquals(1, outbox.settle("a", 3).size());
        assertEquals(0, outbox.waiting());
    }

    @Test
    void aRefusedSampleIsNotSentAgain() {
        add("a", 1, 2);
        next(10);
        assertEquals(1, outbox.refuse("a", 1).size());
        assertEquals(0, outbox.refuse("a", 1).size());
        outbox.requeue();
        assertEquals(List.of(2L), next(10));
    }

    @Test
    void aDuplicateIsSentTwiceAndAwaitedOnce() {
        assertTrue(outbox.add("a", sample(1)));
        assertFalse(outbox.add("a", sample(1)));
        assertEquals(List.of(1L, 1L), next(10));
        outbox.settle("a", 1);
        assertFalse(outbox.add("a", sample(1)));
        assertEquals(List.of(1L), next(10));
        assertEquals(0, outbox.waiting());
    }

    @Test
    void aBatchIsOfOneAthlete() {
        add("a", 1, 2);
        add("b", 1);
        add("a", 3);
        assertEquals(List.of(1L, 2L), next(10));
        assertEquals(List.of(1L), next(10));
        assertEquals(List.of(3L), next(10));
        outbox.settle("a", 9);
        assertEquals(1, outbox.waiting());
    }

    private void add(String athlete, long... seqs) {
        LongStream.of(seqs).forEach(seq -> outbox.add(athlete, sample(seq)));
    }

    private List<Long> next(int max) {
        return outbox.next(max, 1).stream().map(Outbox.Entry::seq).toList();
    }

    private static Sample sample(long seq) {
        return Sample.newBuilder().setSeq(seq).build();
    }
}
