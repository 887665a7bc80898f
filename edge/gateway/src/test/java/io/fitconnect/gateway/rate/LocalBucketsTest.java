package io.fitconnect.gateway.rate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class LocalBucketsTest {
    private final LocalBuckets buckets = new LocalBuckets();

    @Test
    void aBurstGoesThroughAndThenTheRateHolds() {
        for (int i = 0; i < 5; i++) {
            assertTrue(buckets.take("ada", 10, 5, 1_000).allowed());
        }
        Verdict refused = buckets.take("ada", 10, 5, 1_000);
        assertFalse(refused.allowed());
        assertEquals(100, refused.retryAfterMs());
        assertTrue(buckets.take("ada", 10, 5, 1_100).allowed());
        assertFalse(buckets.take("ada", 10, 5, 1_150).allowed());
    }

    @Test
    void oneDoesNotSpendAnothersTokens() {
        assertTrue(buckets.take("ada", 1, 1, 0).allowed());
        assertFalse(buckets.take("ada", 1, 1, 0).allowed());
        assertTrue(buckets.take("bob", 1, 1, 0).allowed());
    }

    @Test
    void aClockThatFallsBackGivesNothing() {
        assertTrue(buckets.take("ada", 1, 1, 10_000).allowed());
        assertFalse(buckets.take("ada", 1, 1, 1_000).allowed());
    }
}
