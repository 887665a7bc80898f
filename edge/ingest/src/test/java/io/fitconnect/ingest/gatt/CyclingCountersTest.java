package io.fitconnect.ingest.gatt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;

class CyclingCountersTest {

    private final CyclingCounters counters = CyclingCounters.ofSpeedCadence();

    @Test
    void cadenceIsTurnsOverTheSensorsOwnTime() {
        assertNull(counters.cadenceRpm(new Revolutions(10, 1_000), 0));
        assertRate(90, counters.cadenceRpm(new Revolutions(13, 1_000 + 2 * 1_024), 2_000));
    }

    @Test
    void bothCountersMayWrap() {
        assertNull(counters.cadenceRpm(new Revolutions(65_535, 65_000), 0));
        assertRate(60, counters.cadenceRpm(new Revolutions(0, (65_000 + 1_024) & 0xFFFF), 1_000));
        assertNull(counters.speedMps(new Revolutions(0xFFFF_FFFFL, 0), 0));
        assertRate(4 * 2.105, counters.speedMps(new Revolutions(3, 1_024), 1_000));
    }

    @Test
    void aStandingCounterHoldsForThreeSecondsThenIsZero() {
        counters.cadenceRpm(new Revolutions(1, 0), 0);
        assertRate(60, counters.cadenceRpm(new Revolutions(2, 1_024), 1_000));
        assertRate(60, counters.cadenceRpm(new Revolutions(2, 1_024), 2_000));
        assertRate(60, counters.cadenceRpm(new Revolutions(2, 1_024), 4_000));
        assertRate(0, counters.cadenceRpm(new Revolutions(2, 1_024), 4_001));
        assertRate(30, counters.cadenceRpm(new Revolutions(4, 1_024 + 4 * 1_024), 5_000));
    }

    @Test
    void aResetCounterAndAnOlderNotificationGiveNoRate() {
        counters.cadenceRpm(new Revolutions(5_000, 0), 10_000);
        assertNull(counters.cadenceRpm(new Revolutions(3, 1_024), 11_000));
        assertRate(60, counters.cadenceRpm(new Revolutions(4, 2_048), 12_000));
        assertNull(counters.cadenceRpm(new Revolutions(3, 1_500), 11_500));
    }

    @Test
    void afterAGapInWhichTheClockMayHaveWrappedCountingStartsAnew() {
        counters.cadenceRpm(new Revolutions(1, 0), 0);
        assertNull(counters.cadenceRpm(new Revolutions(100, 1_024), 65_000));
    }

    @Test
    void afterAStopLongerThanTheSensorsClockTheFirstTurnGivesNoRate() {
        counters.cadenceRpm(new Revolutions(1, 0), 0);
        for (int second = 1; second <= 100; second++) {
            counters.cadenceRpm(new Revolutions(1, 0), second * 1_000L);
        }
        assertNull(counters.cadenceRpm(new Revolutions(2, 101 * 1_024 & 0xFFFF), 101_000));
        assertRate(60, counters.cadenceRpm(new Revolutions(3, 102 * 1_024 & 0xFFFF), 102_000));
    }

    @Test
    void thePowerMetersWheelClockTicksTwiceAsFast() {
        CyclingCounters power = CyclingCounters.ofPower();
        power.speedMps(new Revolutions(0, 0), 0);
        assertRate(2 * 2.105, power.speedMps(new Revolutions(2, 2_048), 1_000));
    }

    private static void assertRate(double expected, Double got) {
        assertNotNull(got);
        assertEquals(expected, got, 1e-9);
    }
}
