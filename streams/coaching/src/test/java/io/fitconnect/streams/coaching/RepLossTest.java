package io.fitconnect.streams.coaching;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class RepLossTest {

    @Test
    void velocityLossIsToldAtTwentyAndAtFortyPercentOnceASet() {
        Trainee trainee = Trainee.alone().each(1, sample -> sample.setReps(0).setExercise("squat"));
        double[] velocities = {0.80, 0.78, 0.70, 0.63, 0.55, 0.47, 0.45};
        for (int rep = 1; rep <= velocities.length; rep++) {
            trainee.rep(rep, 3, velocities[rep - 1]);
        }
        assertEquals(List.of(12L), trainee.times("set.loss-20"));
        assertEquals(List.of(18L), trainee.times("set.loss-40"));
        assertEquals(
                "Velocity is down 21 % after 4 repetitions: to train power, end the set here.",
                trainee.heard("set.loss-20").getFirst().text());
    }

    @Test
    void nextSetIsMeasuredByItsOwnBest() {
        Trainee trainee = Trainee.alone().each(1, sample -> sample.setReps(0));
        trainee.rep(1, 3, 0.8).rep(2, 3, 0.8).rep(3, 3, 0.6);
        trainee.each(90, sample -> sample.setReps(3));
        trainee.rep(4, 3, 0.6).rep(5, 3, 0.6).rep(6, 3, 0.55).rep(7, 3, 0.45);
        assertEquals(List.of(9L, 111L), trainee.times("set.loss-20"));
    }

    @Test
    void paceIsTakenWhereNoVelocityIsSent() {
        Trainee trainee = Trainee.alone().each(1, sample -> sample.setReps(0).setExercise("squat"));
        int[] seconds = {2, 2, 2, 2, 2, 2, 3, 3, 4, 4, 5};
        for (int rep = 1; rep <= seconds.length; rep++) {
            trainee.rep(rep, seconds[rep - 1], 0);
        }
        assertEquals(1, trainee.heard("set.loss-20").size());
        assertTrue(trainee.heard("set.loss-20").getFirst().values().get("paceLossPercent") >= 20);
        assertEquals(1, trainee.heard("set.loss-40").size());
    }

    @Test
    void steadyRepetitionsAreLeftAlone() {
        Trainee trainee = Trainee.alone().each(1, sample -> sample.setReps(0));
        for (int rep = 1; rep <= 20; rep++) {
            trainee.rep(rep, rep % 2 == 0 ? 2 : 3, 0);
        }
        assertEquals(List.of(), trainee.heard);
    }
}
