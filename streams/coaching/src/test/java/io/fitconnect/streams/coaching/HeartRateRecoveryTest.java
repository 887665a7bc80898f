package io.fitconnect.streams.coaching;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class HeartRateRecoveryTest {

    private static final String RULE = "heart-rate.recovery";

    @Test
    void fallInTheMinuteAfterAHardEffortIsTold() {
        Trainee trainee = Trainee.alone().ride(180, 175, 300, 90);
        for (int second = 0; second < 90; second++) {
            trainee.ride(1, 175 - second / 2, 0, 0);
        }
        Advice advice = trainee.heard(RULE).getFirst();
        assertEquals(1, trainee.heard(RULE).size());
        assertEquals(30, advice.values().get("recoveryBpm"), 2);
        assertEquals(242, trainee.times(RULE).getFirst(), 3);
    }

    @Test
    void effortThatGoesOnWithinTheMinuteHasNoRecovery() {
        Trainee trainee = Trainee.alone().ride(180, 175, 300, 90).ride(30, 165, 0, 0);
        trainee.ride(120, 170, 300, 90);
        assertEquals(List.of(), trainee.times(RULE));
    }

    @Test
    void easyOrShortEffortsHaveNone() {
        assertEquals(
                List.of(),
                Trainee.alone().ride(180, 150, 200, 90).ride(90, 120, 0, 0).times(RULE));
        assertEquals(
                List.of(),
                Trainee.alone().ride(40, 175, 300, 90).ride(90, 140, 0, 0).times(RULE));
    }

    @Test
    void heartThatDoesNotSlowDownHasNotRested() {
        assertEquals(
                List.of(),
                Trainee.alone().ride(180, 165, 300, 90).ride(90, 170, 0, 0).times(RULE));
    }

    @Test
    void oneMisreadSecondAtTheEndDoesNotStandForTheHeart() {
        Trainee trainee =
                Trainee.alone().ride(180, 175, 300, 90).ride(2, 147, 0, 0).ride(90, 150, 0, 0);
        assertEquals(25, trainee.heard(RULE).getFirst().values().get("recoveryBpm"));
    }

    @Test
    void withoutAnyLoadTheClassTellsWhenTheEffortEnds() {
        Trainee trainee = new Trainee(Trainee.plan(120, 4, 5, 120, 1, 2));
        trainee.heart(120, 175).heart(60, 160).heart(10, 140);
        Advice advice = trainee.heard(RULE).getFirst();
        assertEquals(List.of(180L), trainee.times(RULE));
        assertEquals(35, advice.values().get("recoveryBpm"));
    }
}
