package io.fitconnect.analytics.peaks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fitconnect.streams.quality.Recordings;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;

class RecoveryTest {

    @Test
    void theFallIsTakenFromTheEndOfTheHardestEffort() {
        Recovery found = recovery(400, second -> second < 200 ? 170 + second % 3 : Math.max(110, 172 - (second - 199)))
                .orElseThrow();
        assertEquals(60, found.seconds());
        assertTrue(found.atMs() >= 190_000 && found.atMs() <= 205_000, () -> "at " + found.atMs());
        assertEquals(found.fromBpm() - found.toBpm(), found.dropBpm());
        assertEquals(60, found.dropBpm());
    }

    @Test
    void aFallAfterAnEasierEffortDoesNotCount() {
        Recovery found = recovery(
                        600,
                        second -> second < 100
                                ? 140
                                : second < 200 ? 90 : second < 400 ? 180 : Math.max(150, 180 - (second - 400)))
                .orElseThrow();
        assertEquals(30, found.dropBpm());
    }

    @Test
    void whoStopsRecordingAtTheTopHasNoRecovery() {
        assertEquals(Optional.empty(), recovery(300, second -> 100 + second / 5));
        assertEquals(Optional.empty(), recovery(30, second -> 150));
    }

    @Test
    void aGapAMinuteLaterIsNotGuessedAt() {
        assertEquals(Optional.empty(), recovery(200, second -> second == 60 ? 180 : second > 60 ? 0 : 150));
    }

    @Test
    void aRecordedRideHasARecoveryThatABodyCanHave() {
        SecondBySecond ride = SecondBySecond.of(Recordings.samples("elevate-alexania"));
        int drop = Recovery.of(ride).orElseThrow().dropBpm();
        assertTrue(drop > 0 && drop < 80, () -> "a fall of " + drop);
    }

    /** 0: none. */
    private static Optional<Recovery> recovery(int seconds, IntUnaryOperator bpm) {
        float[] heart = new float[seconds];
        for (int second = 0; second < seconds; second++) {
            int value = bpm.applyAsInt(second);
            heart[second] = value == 0 ? Float.NaN : value;
        }
        return Recovery.of(new SecondBySecond(0, heart, new float[seconds], new boolean[seconds]));
    }
}
