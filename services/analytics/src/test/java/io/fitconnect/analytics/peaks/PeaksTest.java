package io.fitconnect.analytics.peaks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fitconnect.proto.internal.telemetry.v1.TelemetrySample;
import io.fitconnect.proto.internal.workouts.v1.PowerPeak;
import io.fitconnect.proto.internal.workouts.v1.WorkoutPeaks;
import io.fitconnect.streams.quality.Recordings;
import io.fitconnect.streams.quality.Sample;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PeaksTest {
    private static final long START_MS = Recordings.START_MS;

    @Test
    void aSpikeIsNoMaximum() {
        WorkoutPeaks peaks = heart(600, second -> second >= 300 && second < 303 ? 158 : 150 + second % 2);
        assertEquals(151, peaks.getHeartRateMax().getBpm());
    }

    @Test
    void aMaximumIsWhatHeldForFiveSeconds() {
        WorkoutPeaks peaks = heart(600, second -> second >= 300 && second < 306 ? 158 : 150 + second % 2);
        assertEquals(158, peaks.getHeartRateMax().getBpm());
        assertEquals(START_MS + 300_000, peaks.getHeartRateMax().getAtMs());
    }

    @Test
    void aMaximumAboveWhatTheProfileSaysIsSeen() {
        WorkoutPeaks peaks = heart(600, second -> Math.min(205, 120 + second / 3));
        assertEquals(205, peaks.getHeartRateMax().getBpm());
    }

    @Test
    void restIsTheLowestMeanWithoutMovement() {
        List<Sample> samples = samples(
                900,
                second -> TelemetrySample.newBuilder()
                        .setHeartRateBpm(second % 3 - 1 + (second < 300 ? 58 : second < 600 ? 52 : 90))
                        .setPowerW(second >= 300 && second < 600 ? 50 : 0)
                        .build());
        WorkoutPeaks peaks = Peaks.of(SecondBySecond.of(samples), false);
        assertEquals(58, peaks.getHeartRateRest().getBpm());
        assertTrue(peaks.getHeartRateRest().getAtMs() >= START_MS);
        assertFalse(heart(100, second -> 58).hasHeartRateRest(), "shorter than the mean");
        assertFalse(heart(600, second -> 120).hasHeartRateRest(), "nobody rests at 120");
    }

    @Test
    void theOrderOfArrivalChangesNothing() {
        List<Sample> samples = new ArrayList<>(Recordings.samples("elevate-alexania"));
        WorkoutPeaks ordered = Peaks.of(SecondBySecond.of(samples), false);
        Collections.shuffle(samples, new Random(7));
        assertEquals(ordered, Peaks.of(SecondBySecond.of(samples), false));
    }

    @Test
    void theBestTwentyMinutesAreThoseOfTheReference() {
        for (String name : Recordings.referenced()) {
            String expected = Recordings.references().get(name).get("best20min_w");
            if (expected == null || expected.isEmpty()) {
                continue;
            }
            WorkoutPeaks peaks = Peaks.of(SecondBySecond.of(Recordings.samples(name)), false);
            List<Double> best = peaks.getPowerList().stream()
                    .filter(power -> power.getSeconds() == 1_200)
                    .map(PowerPeak::getWatts)
                    .toList();
            System.out.printf("%s: best 20 min %s, reference %s%n", name, best, expected);
            assertEquals(Double.parseDouble(expected), best.getFirst(), 0.5, name);
        }
    }

    @Test
    void whatTheRecordingsSayOfTheirAthletes() {
        for (String name : Recordings.names()) {
            List<Sample> samples = Recordings.samples(name);
            WorkoutPeaks peaks = Peaks.of(SecondBySecond.of(samples), false);
            int highest = samples.stream().mapToInt(Sample::heartRateBpm).max().orElse(0);
            System.out.printf(
                    "%s: highest sent %d, held %d, rest %d, power %s%n",
                    name,
                    highest,
                    peaks.getHeartRateMax().getBpm(),
                    peaks.getHeartRateRest().getBpm(),
                    peaks.getPowerList().stream()
                            .map(power -> power.getSeconds() + " s " + Math.round(power.getWatts()) + " W")
                            .toList());
            assertTrue(peaks.getHeartRateMax().getBpm() <= highest);
            assertTrue(peaks.getHeartRateMax().getBpm() <= 225, name);
        }
        WorkoutPeaks stuck = Peaks.of(SecondBySecond.of(Recordings.samples("elevate-flagged-hr")), false);
        assertFalse(stuck.hasHeartRateMax(), "a sensor stuck near 234 says nothing of the heart");
    }

    private static WorkoutPeaks heart(int seconds, IntFunction<Integer> bpm) {
        return Peaks.of(
                SecondBySecond.of(samples(
                        seconds,
                        second -> TelemetrySample.newBuilder()
                                .setHeartRateBpm(bpm.apply(second))
                                .build())),
                false);
    }

    private static List<Sample> samples(int seconds, IntFunction<TelemetrySample> at) {
        return IntStream.range(0, seconds)
                .mapToObj(second -> Sample.of(at.apply(second).toBuilder()
                        .setSeq(second + 1)
                        .setTimeMs(START_MS + second * 1_000L)
                        .build()))
                .toList();
    }
}
