package io.fitconnect.streams.coaching;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class FadingTest {

    @Test
    void powerThatFallsWhileTheHeartHoldsIsTold() {
        Trainee trainee = Trainee.alone().ride(180, 165, 300, 90).ride(120, 166, 250, 90);
        Advice advice = trainee.heard("power.fading").getFirst();
        assertEquals(1, trainee.heard("power.fading").size());
        assertEquals(300, advice.values().get("bestPowerW"), 0.5);
        assertTrue(advice.values().get("lossPercent") >= 10);
        assertTrue(advice.text().startsWith("Power is fading: 2"), advice.text());
    }

    @Test
    void easingOffIsNotFading() {
        Trainee trainee = Trainee.alone().ride(180, 165, 300, 90);
        for (int second = 0; second < 120; second++) {
            trainee.ride(1, 165 - second / 6, 250, 90);
        }
        assertEquals(List.of(), trainee.times("power.fading"));
    }

    @Test
    void pauseIsNotFadingAndTheNextEffortHasABestOfItsOwn() {
        Trainee trainee =
                Trainee.alone().ride(180, 165, 300, 90).ride(60, 165, 0, 0).ride(180, 165, 240, 90);
        assertEquals(List.of(), trainee.times("power.fading"));
    }

    @Test
    void nextBlockOfTheClassHasABestOfItsOwn() {
        Trainee trainee = new Trainee(Trainee.plan(180, 3, 4, 180, 3, 4));
        trainee.ride(180, 150, 300, 90).ride(180, 150, 250, 90);
        assertEquals(List.of(), trainee.times("power.fading"));
    }

    @Test
    void cadenceThatFallsIsTold() {
        Trainee trainee = Trainee.alone();
        trainee.each(180, sample -> sample.setHeartRateBpm(160).setCadenceRpm(90));
        trainee.each(120, sample -> sample.setHeartRateBpm(161).setCadenceRpm(74));
        assertEquals(1, trainee.heard("cadence.fading").size());
        assertEquals(90, trainee.heard("cadence.fading").getFirst().values().get("bestCadenceRpm"), 0.5);
    }

    @Test
    void anotherGearIsNotFading() {
        Trainee trainee = Trainee.alone().ride(180, 165, 300, 90).ride(180, 165, 300, 70);
        assertEquals(List.of(), trainee.heard);
    }

    @Test
    void zerosHaveNothingToFade() {
        assertEquals(List.of(), Trainee.alone().ride(300, 100, 0, 0).heard);
    }
}
