package io.fitconnect.streams.effort;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.fitconnect.proto.internal.athlete.v1.Profile;
import io.fitconnect.streams.quality.Make;
import io.fitconnect.streams.quality.Reason;
import io.fitconnect.streams.quality.Recordings;
import io.fitconnect.streams.quality.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

class MeterTest {
    private static final long START = Recordings.START_MS;

    @Test
    void aSampleCountsUntilTheNextUpToFiveSecondsElseOneSecond() {
        assertEquals(5 + 1, minutesIn(5_000) * 60, 1e-9);
        assertEquals(1 + 1, minutesIn(5_001) * 60, 1e-9);
        assertEquals(0.25 + 1, minutesIn(250) * 60, 1e-9);
        assertEquals(0 + 1, minutesIn(0) * 60, 1e-9);
    }

    @Test
    void aZonesLowerBoundBelongsToItItsUpperBoundDoesNot() {
        Zones zones = Zones.ofMax(190);
        assertEquals(0, zones.of(94.999));
        assertEquals(1, zones.of(95));
        assertEquals(1, zones.of(113.999));
        assertEquals(2, zones.of(114));
        assertEquals(5, zones.of(171));
        assertEquals(5, zones.of(230));
    }

    @Test
    void whatIsInvalidOrMissingDoesNotCount() {
        Figures figures = Session.figures(List.of(
                Make.second(1).bpm(120).build(),
                Make.second(2).bpm(245).build(),
                Make.second(3).bpm(0).build(),
                Make.second(4).bpm(121).build()));
        assertEquals(2, figures.heartRateS());
        assertEquals(120.5, figures.heartRateMeanBpm());
        assertEquals(4, figures.activeS());
        assertEquals(121, figures.heartRateMaxBpm());
    }

    @Test
    void unknownAthletesAreScoredWithDocumentedDefaults() {
        assertEquals(190, Parameters.UNKNOWN.hrMaxBpm());
        Profile born1984 = Profile.newBuilder().setBirthYear(1984).build();
        assertEquals(208 - 0.7 * 41, Parameters.of(born1984, START).hrMaxBpm(), 1e-9);
        assertEquals(
                171,
                Parameters.of(born1984.toBuilder().setHrMax(171).build(), START).hrMaxBpm());
    }

    @Test
    void distanceCountsFromZeroForASessionsCounterAndFromItsFirstValueForAMachines() {
        assertEquals(130, distances(false, 100, 110, 130));
        assertEquals(30, distances(true, 100, 110, 130));
    }

    @Test
    void aCounterThatRestartsGoesOnAndOneThatJittersStandsStill() {
        assertEquals(110 + 5 + 15, distances(false, 100, 110, 5, 20));
        assertEquals(112, distances(false, 100, 110, 108, 112));
    }

    @Test
    void withoutDistanceSpeedIsIntegrated() {
        assertEquals(
                10 * 2.5,
                figures(10, n -> Make.second(n).bpm(120 + n % 2).speed(2.5)).distanceM(),
                1e-9);
    }

    @Test
    void aDevicesEnergyGoesBeforeTheEstimate() {
        assertEquals(
                42,
                figures(10, n -> Make.second(n).bpm(150 + n % 2).energy(32 + n)).energyKcal(),
                1e-9);
        double estimate = figures(10, n -> Make.second(n).bpm(150 + n % 2)).energyKcal();
        assertEquals(10 / 60.0 * 14.776, estimate, 0.001);
    }

    @Test
    void aMachineThatNeverCountsEnergyLeavesTheEstimate() {
        double estimate = figures(10, n -> Make.second(n).bpm(150 + n % 2)).energyKcal();
        assertEquals(
                estimate,
                figures(10, n -> Make.second(n).bpm(150 + n % 2).energy(0)).energyKcal());
    }

    @Test
    void powerThatCannotBeIsLeftOutOfEveryPowerFigure() {
        Figures clean = figures(60, n -> Make.second(n).power(n == 30 ? 0 : 200));
        Figures spiked = figures(60, n -> Make.second(n).power(n == 30 ? 21_733 : 200));
        assertEquals(clean, spiked);
        assertEquals(59 * 200, spiked.workJ());
    }

    @Test
    void withoutPowerThereIsNeitherNormalizedPowerNorWBalance() {
        Figures figures = figures(60, n -> Make.second(n).bpm(120 + n % 2));
        assertNull(figures.normalizedPowerW());
        assertNull(figures.wBalanceJ());
    }

    @Test
    void repsAreCumulative() {
        assertEquals(12, figures(12, n -> Make.second(n).reps(n)).reps());
    }

    @Test
    void aSessionMostlyInvalidIsFlagged() {
        Figures figures = figures(100, n -> Make.second(n).bpm(n % 3 == 0 ? 24 : 100 + n % 2));
        assertEquals(Reason.HEART_RATE_MOSTLY_INVALID, figures.flag());
    }

    @Test
    void aRideFasterThanARidersMeanIsFlagged() {
        assertEquals(
                Reason.SPEED_IMPLAUSIBLE,
                figures(100, n -> Make.second(n).distance(n * 20.0)).flag());
    }

    /** A heart rate in zone 5 and another so much later, in points of zone 5 by minutes. */
    private static double minutesIn(long gapMs) {
        Figures figures = Session.figures(List.of(
                Make.at(1, START).bpm(175).build(),
                Make.at(2, START + gapMs).bpm(175).build()));
        assertEquals(figures.zoneS().get(4) / 60 * 5, figures.effortPoints(), 1e-12);
        return figures.zoneS().get(4) / 60;
    }

    private static double distances(boolean notification, double... meters) {
        return figures(
                        meters.length,
                        n -> Make.second(n).distance(meters[n - 1]).notification(notification))
                .distanceM();
    }

    private static Figures figures(int seconds, IntFunction<Make> make) {
        List<Sample> samples = new ArrayList<>();
        for (int n = 1; n <= seconds; n++) {
            samples.add(make.apply(n).build());
        }
        return Session.figures(samples);
    }
}
