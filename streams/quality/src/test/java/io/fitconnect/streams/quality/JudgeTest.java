package io.fitconnect.streams.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class JudgeTest {
    @Test
    void aHeartRateNobodyHasIsInvalidAndAnUnlikelyOneSuspect() {
        assertVerdict(alone(24), Quality.INVALID, Reason.OUT_OF_RANGE);
        assertVerdict(alone(231), Quality.INVALID, Reason.OUT_OF_RANGE);
        assertVerdict(alone(39), Quality.SUSPECT, Reason.UNLIKELY);
        assertVerdict(alone(196), Quality.SUSPECT, Reason.UNLIKELY);
        assertVerdict(alone(195), Quality.OK, Reason.NONE);
        assertVerdict(alone(40), Quality.OK, Reason.NONE);
    }

    @Test
    void nothingAndZeroAreMissing() {
        assertVerdict(alone(Sample.NONE), Quality.MISSING, Reason.ABSENT);
        assertVerdict(alone(0), Quality.MISSING, Reason.ZERO);
    }

    @Test
    void aJumpIsJudgedBySecondsPassed() {
        assertVerdict(after(100, 111, 1), Quality.SUSPECT, Reason.JUMP);
        assertVerdict(after(100, 121, 1), Quality.INVALID, Reason.JUMP);
        assertVerdict(after(100, 121, 2), Quality.SUSPECT, Reason.JUMP);
        assertVerdict(after(100, 110, 1), Quality.OK, Reason.NONE);
        assertVerdict(after(100, 160, 6), Quality.OK, Reason.NONE);
    }

    @Test
    void aJumpIsMeasuredFromTheLastHeartRateInRange() {
        List<Judged> judged = trace(4, n -> Make.second(n).bpm(n == 2 || n == 3 ? 245 : 100));
        assertVerdict(judged.get(1), Quality.INVALID, Reason.OUT_OF_RANGE);
        assertVerdict(judged.get(3), Quality.OK, Reason.NONE);
    }

    @Test
    void anUnchangedHeartRateIsDoubtedOnlyInMotion() {
        List<Judged> moving = trace(400, n -> Make.second(n).bpm(120).cadence(80));
        assertVerdict(moving.get(90), Quality.OK, Reason.NONE);
        assertVerdict(moving.get(91), Quality.SUSPECT, Reason.FLAT);
        assertVerdict(moving.get(300), Quality.SUSPECT, Reason.FLAT);
        assertVerdict(moving.get(301), Quality.INVALID, Reason.FLAT);
        List<Judged> resting = trace(400, n -> Make.second(n).bpm(60).speed(0.4));
        assertTrue(resting.stream().allMatch(judged -> judged.quality() == Quality.OK));
    }

    @Test
    void aHeartRateLockedToTheStepsIsDoubtedAfter45Seconds() {
        List<Judged> strides = trace(60, n -> Make.second(n).bpm(160 + n % 2).cadence(80));
        assertVerdict(strides.get(44), Quality.OK, Reason.NONE);
        assertVerdict(strides.get(45), Quality.SUSPECT, Reason.CADENCE_LOCK);
        List<Judged> steps = trace(60, n -> Make.second(n).bpm(160 + n % 2).cadence(161));
        assertVerdict(steps.get(45), Quality.SUSPECT, Reason.CADENCE_LOCK);
    }

    @Test
    void beatsThatTellAnotherHeartRateMakeItSuspect() {
        List<Judged> agree = trace(30, n -> Make.second(n).bpm(120 + n % 2).rrMs(500));
        assertVerdict(agree.getLast(), Quality.OK, Reason.NONE);
        List<Judged> differ = trace(30, n -> Make.second(n).bpm(120 + n % 2).rrMs(600));
        assertVerdict(differ.getLast(), Quality.SUSPECT, Reason.BEATS_DIFFER);
    }

    @Test
    void aStrapThatLostTheSkinIsWorthNothing() {
        Judged judged =
                new Judge(190).judge(Make.second(1).bpm(120).contact(false).build());
        assertVerdict(judged, Quality.INVALID, Reason.CONTACT_LOST);
    }

    @Test
    void aPowerNotificationLeavesTheHeartsVerdictAlone() {
        Judge judge = new Judge(190);
        judge.judge(Make.second(1).bpm(120).notification(true).build());
        Judged power = judge.judge(Make.second(2).power(200).notification(true).build());
        assertFalse(power.speaksForHeart());
        assertVerdict(power, Quality.OK, Reason.NONE);
    }

    @Test
    void aMachinesZeroHeartRateMeansThatItHasNoStrap() {
        Sample bike = Make.second(1).bpm(0).power(200).notification(true).build();
        Sample strap = Make.second(1).bpm(0).notification(true).build();
        assertFalse(bike.speaksForHeart());
        assertTrue(strap.speaksForHeart());
    }

    @Test
    void powerThatNoLegsHaveDoesNotCount() {
        Judge judge = new Judge(190);
        assertFalse(judge.judge(Make.second(1).power(21_733).build()).powerCounts());
        assertFalse(judge.judge(Make.second(2).power(-201).build()).powerCounts());
        assertFalse(judge.judge(Make.second(3).build()).powerCounts());
        assertTrue(judge.judge(Make.second(4).power(2000).build()).powerCounts());
    }

    private static Judged alone(int bpm) {
        return new Judge(190).judge(Make.second(1).bpm(bpm).build());
    }

    private static Judged after(int first, int second, int seconds) {
        Judge judge = new Judge(190);
        judge.judge(Make.second(1).bpm(first).build());
        return judge.judge(Make.second(1 + seconds).bpm(second).build());
    }

    private static List<Judged> trace(int seconds, IntFunction<Make> make) {
        return Trace.of(IntStream.rangeClosed(1, seconds)
                .mapToObj(n -> make.apply(n).build())
                .toList());
    }

    private static void assertVerdict(Judged judged, Quality quality, String reason) {
        assertEquals(quality + " " + reason, judged.quality() + " " + judged.reason());
    }
}
