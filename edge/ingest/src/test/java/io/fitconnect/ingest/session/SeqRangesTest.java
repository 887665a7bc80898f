package io.fitconnect.ingest.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class SeqRangesTest {

    @Test
    void itHoldsWhatASetHoldsWhateverTheOrder() {
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            SeqRanges ranges = new SeqRanges();
            TreeSet<Long> model = new TreeSet<>();
            for (int i = 0; i < 200; i++) {
                long seq = 1 + random.nextInt(1 + random.nextInt(150));
                assertEquals(model.add(seq), ranges.add(seq), "seed " + seed);
                assertEquals(settled(model), ranges.settledUpTo(), "seed " + seed);
                assertEquals(stretches(model), ranges.ranges(), "seed " + seed);
            }
        }
    }

    @Test
    void itStartsWhereAnEarlierConnectionEnded() {
        SeqRanges ranges = new SeqRanges(1_000);
        assertFalse(ranges.add(1));
        assertFalse(ranges.add(1_000));
        assertTrue(ranges.add(1_001));
        assertEquals(1_001, ranges.settledUpTo());
    }

    @Test
    void itTakesTheLargestNumbers() {
        SeqRanges ranges = new SeqRanges();
        assertTrue(ranges.add(Long.MAX_VALUE));
        assertTrue(ranges.add(Long.MAX_VALUE - 1));
        assertFalse(ranges.add(Long.MAX_VALUE));
        assertEquals(1, ranges.ranges());
        assertEquals(0, ranges.settledUpTo());
    }

    private static long settled(TreeSet<Long> model) {
        long upTo = 0;
        while (model.contains(upTo + 1)) {
            upTo++;
        }
        return upTo;
    }

    private static long stretches(TreeSet<Long> model) {
        return model.stream().filter(seq -> !model.contains(seq - 1)).count();
    }
}
