package io.fitconnect.streams.coaching;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class ZoneRulesTest {

    @Test
    void heartOverTheTargetIsToldAfterTheHoldAndAgainAfterTheRest() {
        Trainee trainee = new Trainee(Trainee.plan(600, 2, 3)).heart(250, 165);
        assertEquals(List.of(90L, 180L), trainee.times("zone.over"));
        Advice first = trainee.heard("zone.over").getFirst();
        assertEquals("Ease off: zone 4 (165 bpm) for 30 s, the target is zone 2 to 3.", first.text());
        assertEquals(165.0, first.values().get("heartRateBpm"));
        assertEquals(List.of(), trainee.times("zone.under"));
    }

    @Test
    void heartUnderTheTargetIsTold() {
        Trainee trainee = new Trainee(Trainee.plan(600, 3, 3)).heart(100, 90);
        assertEquals(List.of(90L), trainee.times("zone.under"));
        assertEquals(
                "Push a little: zone 0 (90 bpm) for 30 s, the target is zone 3.",
                trainee.heard("zone.under").getFirst().text());
    }

    @Test
    void upperBoundOfTheTargetIsTheNextZonesAndCounts() {
        assertEquals(List.of(), new Trainee(Trainee.plan(600, 2, 3)).heart(300, 159).heard);
        assertEquals(
                List.of(90L),
                new Trainee(Trainee.plan(600, 2, 3)).heart(100, 160).times("zone.over"));
    }

    @Test
    void shortVisitsOffTargetAreNotTold() {
        Trainee trainee = new Trainee(Trainee.plan(600, 2, 3));
        for (int i = 0; i < 10; i++) {
            trainee.heart(25, 165).heart(10, 150);
        }
        assertEquals(List.of(), trainee.heard);
    }

    @Test
    void lapsesOfAFewSecondsDoNotStartTheCountAnew() {
        Trainee trainee = new Trainee(Trainee.plan(600, 2, 3));
        trainee.heart(80, 165).heart(4, 158).heart(20, 165);
        assertEquals(List.of(90L), trainee.times("zone.over"));
    }

    @Test
    void newBlockGivesTheHeartTimeToFollow() {
        Trainee trainee = new Trainee(Trainee.plan(100, 4, 5, 300, 1, 2)).heart(300, 170);
        assertEquals(List.of(190L, 280L), trainee.times("zone.over"));
    }

    @Test
    void withoutAClassOrAZoneThereIsNoTarget() {
        assertEquals(List.of(), Trainee.alone().heart(300, 165).heard);
        assertEquals(List.of(), new Trainee(Trainee.plan(600, 0, 0)).heart(300, 165).heard);
    }

    @Test
    void secondsWithoutAHeartRateDoNotCount() {
        Trainee trainee = new Trainee(Trainee.plan(600, 3, 3)).each(300, sample -> sample.setPowerW(100));
        assertEquals(List.of(), trainee.heard);
    }

    @Test
    void twoMinutesInZoneFiveAreToldUnlessTheClassAsksForThem() {
        assertEquals(List.of(120L, 420L), Trainee.alone().heart(500, 185).times("zone.red"));
        assertEquals(
                List.of(), new Trainee(Trainee.plan(600, 5, 5)).heart(500, 185).times("zone.red"));
    }
}
