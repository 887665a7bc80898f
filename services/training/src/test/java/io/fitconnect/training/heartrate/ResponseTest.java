package io.fitconnect.training.heartrate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ResponseTest {
    private static final int STEPS = 720;

    private final double[] bpm = new double[STEPS];
    private final double[] power = new double[STEPS];

    ResponseTest() {
        // 60 bpm at 0 W and 0.4 bpm more for each W, with a time constant of about 1 minute, power new every 2 minutes.
        Random random = new Random(7);
        bpm[0] = 100;
        for (int k = 0; k < STEPS; k++) {
            power[k] = k % 12 == 0 ? 80 + random.nextInt(170) : power[k - 1];
            if (k > 0) {
                bpm[k] = 0.85 * bpm[k - 1] + 0.15 * (60 + 0.4 * power[k]) + random.nextGaussian() * 0.5;
            }
        }
    }

    @Test
    void theSteadyHeartRateOfAKnownHeartLiesInItsInterval() {
        Response response = Response.fresh(Input.POWER);
        response.learn(bpm, power);

        Prediction at200 = response.steady(200).orElseThrow();

        assertEquals(140, at200.bpm(), 3);
        assertTrue(at200.holds(140));
        assertTrue(at200.high() - at200.low() < 20, at200::toString);
    }

    @Test
    void nothingIsSaidOfWhatWasNotSeen() {
        Response response = Response.fresh(Input.POWER);
        assertEquals(Optional.empty(), response.steady(200));
        response.learn(bpm, power);
        assertEquals(Optional.empty(), response.steady(600));
        assertEquals(Optional.empty(), response.steady(10));
    }

    @Test
    void aHeartThatDoesNotFollowHasNoSteadyHeartRate() {
        Response response = Response.fresh(Input.POWER);
        Random random = new Random(3);
        double[] wandering = new double[STEPS];
        wandering[0] = 120;
        for (int k = 1; k < STEPS; k++) {
            wandering[k] = wandering[k - 1] + random.nextGaussian();
        }
        response.learn(wandering, power);
        assertEquals(Optional.empty(), response.steady(200));
    }

    @Test
    void whatIsKeptOfAResponseGoesOnAsTheResponse() {
        Response once = Response.fresh(Input.POWER);
        once.learn(bpm, power);
        Response kept = Response.of(Input.POWER, once.state());
        once.learn(bpm, power);
        kept.learn(bpm, power);

        assertEquals(once.steady(150), kept.steady(150));
        assertEquals(
                once.horizons().getFirst().rmse(), kept.horizons().getFirst().rmse());
    }

    @Test
    void gapsAreNeitherLearntNorForetold() {
        double[] gaps = bpm.clone();
        for (int k = 100; k < 200; k++) {
            gaps[k] = Double.NaN;
        }
        Response response = Response.fresh(Input.POWER);
        response.learn(gaps, power);
        assertEquals(140, response.steady(200).orElseThrow().bpm(), 3);
        assertEquals((STEPS - 100) / 6, response.minutes());
    }
}
