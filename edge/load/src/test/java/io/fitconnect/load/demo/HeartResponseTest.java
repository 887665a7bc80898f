package io.fitconnect.load.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HeartResponseTest {
    private static final Person PERSON = new Person("a", "A", true, 1990, 60, 190, 60, 57, 54, 5, 200, 15_000);

    @Test
    void afterOneTimeConstantItHasGone63PercentOfTheWay() {
        HeartResponse heart = new HeartResponse(PERSON, 60);
        double target = heart.steadyState(0.5);
        double bpm = after(heart, 5 + 57, 0.5);
        assertEquals(1 - Math.exp(-1), (bpm - 60) / (target - 60), 1e-9);
    }

    @Test
    void itFallsWithItsOwnTimeConstant() {
        HeartResponse heart = new HeartResponse(PERSON, 60);
        double high = after(heart, 2000, 0.8);
        double still = after(heart, 5, 0);
        assertEquals(high, still, 1e-6); // the dead time
        double bpm = after(heart, 54, 0);
        assertEquals(Math.exp(-1), (bpm - 60) / (high - 60), 1e-6);
    }

    @Test
    void nothingRaisesItOverTheMaximum() {
        HeartResponse heart = new HeartResponse(PERSON, 60);
        assertTrue(after(heart, 5000, 3) <= 190);
        assertEquals(190, heart.steadyState(3));
        assertEquals(60, heart.steadyState(0));
    }

    @Test
    void peopleDifferAsPublished() {
        double[] taus = IntStream.rangeClosed(1, 2000)
                .mapToDouble(i -> Person.of(i, new Random(i)).tauOnS())
                .toArray();
        double mean = IntStream.range(0, taus.length)
                .mapToDouble(i -> taus[i])
                .average()
                .orElseThrow();
        double variance = IntStream.range(0, taus.length)
                .mapToDouble(i -> (taus[i] - mean) * (taus[i] - mean))
                .average()
                .orElseThrow();
        // 57.5 s with a deviation of 23.6 s, cut where no heart is: under 23 s and over 115 s.
        assertEquals(57.5, mean, 3);
        assertEquals(23.6, Math.sqrt(variance), 4);
    }

    private static double after(HeartResponse heart, int seconds, double intensity) {
        double bpm = 0;
        for (int i = 0; i < seconds; i++) {
            bpm = heart.second(intensity);
        }
        return bpm;
    }
}
