package io.fitconnect.streams.coaching;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fitconnect.proto.internal.athlete.v1.Profile;
import io.fitconnect.streams.effort.Parameters;
import io.fitconnect.streams.quality.Judge;
import io.fitconnect.streams.quality.Recordings;
import io.fitconnect.streams.quality.Sample;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the coach says to real workouts, for an athlete whose HRmax is 190. */
class RecordedWorkoutsTest {

    private static final Parameters ATHLETE =
            Parameters.of(Profile.newBuilder().setHrMax(190).build(), Recordings.START_MS);

    @Test
    void gapOfAVirtualRideIsALostSensorAndThreeZerosAreNot() {
        List<Advice> lost = heard("elevate-zwift-pschit", "sensor.lost");
        assertEquals(List.of(19L), seconds(lost), "no record from second 9 to 43; zeros at 1213 to 1215");
    }

    @Test
    void strapThatFallsSilentOnADescentIsLost() {
        List<Advice> lost = heard("fit-file-parser-downhill", "sensor.lost");
        assertTrue(lost.size() >= 5, () -> "1,205 seconds without a heart rate, told " + lost.size());
        assertTrue(lost.stream().allMatch(advice -> advice.text().startsWith("No heart rate")));
    }

    @Test
    void stuckWristSensorIsLostAfterTenSeconds() {
        assertEquals(List.of(10L), seconds(heard("elevate-flagged-hr", "sensor.lost")));
    }

    @Test
    void rowersRecoveryIsToldAMinuteAfterEachKilometer() {
        List<Advice> recoveries = heard("rowingdata-4x1km_corrected", "heart-rate.recovery");
        // The fourth ends in a frozen heart rate of 172 bpm: nothing to tell.
        assertEquals(3, recoveries.size());
        near(995, 15, recoveries.get(0));
        near(1419, 15, recoveries.get(1));
        near(1880, 15, recoveries.get(2));
        for (Advice recovery : recoveries) {
            assertEquals(20, recovery.values().get("recoveryBpm"), 4);
        }
    }

    @Test
    void runnersRecoveryIsToldAfterEachOfFiveIntervals() {
        List<Advice> recoveries = heard("fit-file-parser-garmin-stamina", "heart-rate.recovery");
        assertEquals(List.of(1536L, 2023L, 2511L, 2995L, 3474L), seconds(recoveries));
        assertTrue(recoveries.stream()
                .map(advice -> advice.values().get("recoveryBpm"))
                .allMatch(fall -> fall > 35 && fall < 55));
    }

    @Test
    void longStayInZoneFiveOfARaceIsTold() {
        assertEquals(662, seconds(heard("elevate-zwift-pschit", "zone.red")).getFirst());
    }

    @Test
    void yogaAndLiftingWithAStrapAloneAreLeftAlone() {
        assertEquals(List.of(), all("fit-file-parser-failed"));
        assertEquals(List.of(), all("fit-file-parser-suunto-weight"));
    }

    @Test
    void noWorkoutIsTalkedToMoreThanOnceInTwoMinutesOnAverage() {
        for (String name : Recordings.names()) {
            List<Sample> samples = Recordings.samples(name);
            long minutes = (samples.getLast().timeMs() - samples.getFirst().timeMs()) / 60_000;
            int cues = all(name).size();
            assertTrue(cues <= 1 + minutes / 2, () -> name + ": " + cues + " cues in " + minutes + " min");
        }
    }

    private static void near(long second, long tolerance, Advice advice) {
        long at = (advice.causeMs() - Recordings.START_MS) / 1000;
        assertTrue(Math.abs(at - second) <= tolerance, () -> "at " + at + ", not at " + second);
    }

    private static List<Long> seconds(List<Advice> advice) {
        return advice.stream()
                .map(one -> (one.causeMs() - Recordings.START_MS) / 1000)
                .toList();
    }

    private static List<Advice> heard(String recording, String rule) {
        return all(recording).stream()
                .filter(advice -> advice.rule().equals(rule))
                .toList();
    }

    private static List<Advice> all(String recording) {
        Judge judge = new Judge(ATHLETE.hrMaxBpm());
        Coach coach = new Coach(ATHLETE, () -> Plan.NONE);
        List<Advice> heard = new ArrayList<>();
        for (Sample sample : Recordings.samples(recording)) {
            heard.addAll(coach.apply(judge.judge(sample)));
        }
        return heard;
    }
}
