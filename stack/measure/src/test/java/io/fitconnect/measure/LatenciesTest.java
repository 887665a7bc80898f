package io.fitconnect.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class LatenciesTest {
    @Test
    void percentilesAreRightToTwoPercent() {
        Latencies latencies = new Latencies();
        for (int i = 1; i <= 10_000; i++) {
            latencies.add(i / 10.0);
        }
        assertEquals(10_000, latencies.count());
        assertEquals(500, latencies.percentile(0.5), 500 * 0.02);
        assertEquals(990, latencies.percentile(0.99), 990 * 0.02);
        assertEquals("1000", latencies.cells("x")[6]);
    }

    @Test
    void nothingHasNoPercentile() {
        assertTrue(Double.isNaN(new Latencies().percentile(0.5)));
        assertEquals("-", new Latencies().cells("x")[2]);
    }

    @Test
    void extremesDoNotFallOut() {
        Latencies latencies = new Latencies();
        latencies.add(0);
        latencies.add(1e12);
        assertEquals(2, latencies.count());
    }
}
