package io.fitconnect.analytics.cassandra;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class WriteOrderTest {

    @Test
    void theFirstArrivalWins() {
        assertTrue(WriteOrder.firstArrival(0) > WriteOrder.firstArrival(1));
        assertTrue(WriteOrder.firstArrival(1L << 40) > WriteOrder.firstArrival((1L << 40) + 1));
    }

    @Test
    void aDeleteOfTodayStillDeletesSamples() {
        assertTrue(WriteOrder.firstArrival(0) < System.currentTimeMillis() * 1000);
    }

    @Test
    void moreSamplesWinThenTheFinalOneThenTheLaterOne() {
        assertTrue(WriteOrder.mostSamples(61, false, 0) > WriteOrder.mostSamples(60, true, Integer.MAX_VALUE));
        assertTrue(WriteOrder.mostSamples(60, true, 0) > WriteOrder.mostSamples(60, false, 1_000_000));
        assertTrue(WriteOrder.mostSamples(60, false, 2) > WriteOrder.mostSamples(60, false, 1));
    }

    @Test
    void noSessionIsLongEnoughToWrapAround() {
        assertTrue(WriteOrder.mostSamples(Long.MAX_VALUE, true, Long.MAX_VALUE) > 0);
    }
}
