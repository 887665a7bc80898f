package io.fitconnect.streams.coaching;

import static io.fitconnect.streams.coaching.Trainee.START_MS;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class SensorLostTest {

    private static final String RULE = "sensor.lost";

    @Test
    void heartRateThatStopsIsToldOnceAnOutage() {
        Trainee trainee = Trainee.alone().heart(30, 150).each(200, sample -> sample.setPowerW(200));
        assertEquals(List.of(39L), trainee.times(RULE));
        assertEquals(
                "No heart rate for 10 s: check the strap.",
                trainee.heard(RULE).getFirst().text());

        trainee.heart(60, 150).each(60, sample -> sample.setPowerW(200));
        assertEquals(List.of(39L, 299L), trainee.times(RULE));
    }

    @Test
    void shortDropoutsAreNotTold() {
        Trainee trainee = Trainee.alone();
        for (int i = 0; i < 10; i++) {
            trainee.heart(20, 150).heart(9, 0);
        }
        assertEquals(List.of(), trainee.heard);
    }

    @Test
    void sessionThatNeverHadAHeartRateMissesNone() {
        assertEquals(List.of(), Trainee.alone().each(60, sample -> sample.setPowerW(200)).heard);
    }

    @Test
    void silenceIsToldByTheClockOnceAndTheSampleAfterItFindsTheSameCue() {
        Trainee trainee = Trainee.alone().heart(30, 150);
        Coach refolded = trainee.coach.copy();
        assertEquals(List.of(), trainee.coach.silence(10_000));
        List<Advice> told = trainee.coach.silence(10_001);
        assertEquals(START_MS + 39_000, told.getFirst().causeMs());
        assertEquals(List.of(), trainee.coach.silence(20_000));

        trainee.skip(30).heart(1, 150);
        assertEquals(List.of(), trainee.heard, "told already");

        trainee.coach = refolded;
        trainee.heart(1, 150);
        assertEquals(told, trainee.heard, "a refold finds the same cause, so the same id");
    }

    @Test
    void silenceBeforeTheFirstSampleIsNobodys() {
        assertEquals(List.of(), Trainee.alone().coach.silence(60_000));
    }
}
