package io.fitconnect.training.heartrate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * How well the fit foretells real recordings that it has not seen, beside two naive forecasts; prints the tables of
 * docs/training.md. Every forecast is made with what was known at its time, but for the input, which is given: it
 * answers what the heart does if the athlete rides so.
 */
class EvaluationTest {
    private static final int[] STEPS = {1, 3, 6};

    /** What a fit knows before a recording and whether it learns in it. */
    private enum Way {
        OWN("own, from nothing", false, true),
        OTHERS("others', fixed", true, false),
        BOTH("others', then own", true, true);

        private final String title;
        private final boolean others;
        private final boolean own;

        Way(String title, boolean others, boolean own) {
            this.title = title;
            this.others = others;
            this.own = own;
        }
    }

    /** Root mean squares in bpm and the share of heart rates inside their 90 % interval. */
    private record Score(int forecasts, double fit, double carried, double mean, double inside, double width) {}

    @Test
    void theOwnFitBeatsBothNaiveForecastsOnRecordingsWithPowerAndItsIntervalsHold() {
        Map<String, Steps> recordings = Recordings.with(Input.POWER);
        assertEquals(9, recordings.size());
        print("power", recordings);

        for (int steps : STEPS) {
            Score own = average(recordings, steps, Way.OWN);
            assertTrue(own.fit() < 0.85 * own.carried(), () -> "at " + steps + ": " + own);
            assertTrue(own.fit() < own.mean(), () -> "at " + steps + ": " + own);
            assertTrue(own.inside() > 0.87 && own.inside() < 0.95, () -> "at " + steps + ": " + own);
            assertTrue(own.fit() < average(recordings, steps, Way.OTHERS).fit(), "a heart is one's own");
        }
    }

    @Test
    void withSpeedTheOwnFitIsHardlyBetterThanCarryingForward() {
        Map<String, Steps> recordings = Recordings.with(Input.SPEED);
        print("speed", recordings);
        for (int steps : STEPS) {
            Score own = average(recordings, steps, Way.OWN);
            assertTrue(own.fit() < own.carried() && own.fit() > 0.85 * own.carried(), () -> "at " + steps + ": " + own);
        }
    }

    @Test
    void withStrokeRateItIsWorseAndThenNoSteadyHeartRateIsTold() {
        Map<String, Steps> recordings = Recordings.with(Input.CADENCE);
        print("cadence", recordings);
        recordings.forEach((name, it) -> {
            Response response = Response.fresh(Input.CADENCE);
            response.learn(it.heartRate(), it.values(Input.CADENCE));
            assertTrue(score(recordings, name, 6, Way.OWN).fit()
                    > score(recordings, name, 6, Way.OWN).carried());
            assertEquals(Optional.empty(), response.steady(25));
        });
    }

    private static void print(String title, Map<String, Steps> recordings) {
        System.out.printf("%n%s, %d recordings%n", title, recordings.size());
        System.out.println("| ahead | learnt from | RMSE bpm | carried forward | mean so far | in the 90 % interval"
                + " | its half width | better than carried in |");
        for (int steps : STEPS) {
            for (Way way : Way.values()) {
                Map<String, Score> scores = scores(recordings, steps, way);
                Score it = average(scores);
                long wins = scores.values().stream()
                        .filter(s -> s.fit() < s.carried())
                        .count();
                System.out.printf(
                        Locale.ROOT,
                        "| %d s | %s | %.2f | %.2f | %.2f | %.1f %% | %.1f | %d of %d |%n",
                        steps * 10,
                        way.title,
                        it.fit(),
                        it.carried(),
                        it.mean(),
                        100 * it.inside(),
                        it.width(),
                        wins,
                        scores.size());
            }
        }
        System.out.println(
                "| recording | forecasts | 10 s | carried | 30 s | carried | 60 s | carried | inside at 60 s |");
        for (String name : recordings.keySet()) {
            StringBuilder row = new StringBuilder();
            Score last = null;
            for (int steps : STEPS) {
                last = score(recordings, name, steps, Way.OWN);
                row.append(String.format(Locale.ROOT, " %.2f | %.2f |", last.fit(), last.carried()));
            }
            System.out.printf(
                    Locale.ROOT, "| %s | %d |%s %.1f %% |%n", name, last.forecasts(), row, 100 * last.inside());
        }
    }

    private static Score average(Map<String, Steps> recordings, int steps, Way way) {
        return average(scores(recordings, steps, way));
    }

    private static Map<String, Score> scores(Map<String, Steps> recordings, int steps, Way way) {
        Map<String, Score> scores = new LinkedHashMap<>();
        recordings.keySet().forEach(name -> scores.put(name, score(recordings, name, steps, way)));
        return scores;
    }

    /** Each recording counts the same, however long it is. */
    private static Score average(Map<String, Score> scores) {
        List<Score> all = List.copyOf(scores.values());
        return new Score(
                all.stream().mapToInt(Score::forecasts).sum(),
                all.stream().mapToDouble(Score::fit).average().orElseThrow(),
                all.stream().mapToDouble(Score::carried).average().orElseThrow(),
                all.stream().mapToDouble(Score::mean).average().orElseThrow(),
                all.stream().mapToDouble(Score::inside).average().orElseThrow(),
                all.stream().mapToDouble(Score::width).average().orElseThrow());
    }

    private static Score score(Map<String, Steps> recordings, String held, int steps, Way way) {
        Horizon horizon = Horizon.fresh(steps);
        if (way.others) {
            recordings.forEach((name, other) -> {
                if (!name.equals(held)) {
                    run(horizon, other, Horizon.Watch.NOBODY);
                }
            });
        }
        double[] bpm = recordings.get(held).heartRate();
        double[] means = meansSoFar(bpm);
        List<double[]> seen = new ArrayList<>();
        Horizon.Watch watch = (step, foretold, now, actual) -> seen.add(new double[] {
            square(actual - foretold.bpm()),
            square(actual - now),
            square(actual - means[step - steps]),
            foretold.holds(actual) ? 1 : 0,
            foretold.high() - foretold.bpm()
        });
        if (way.own) {
            run(horizon, recordings.get(held), watch);
        } else {
            fixed(horizon, recordings.get(held), watch);
        }
        return new Score(
                seen.size(),
                Math.sqrt(column(seen, 0)),
                Math.sqrt(column(seen, 1)),
                Math.sqrt(column(seen, 2)),
                column(seen, 3),
                column(seen, 4));
    }

    private static void run(Horizon horizon, Steps it, Horizon.Watch watch) {
        horizon.learn(it.heartRate(), scaled(it), watch);
    }

    /** Foretells without learning. */
    private static void fixed(Horizon horizon, Steps it, Horizon.Watch watch) {
        double[] bpm = it.heartRate();
        double[] input = scaled(it);
        for (int k = horizon.steps(); k < bpm.length; k++) {
            double now = bpm[k - horizon.steps()];
            double given = Arrays.stream(input, k - horizon.steps() + 1, k + 1).sum() / horizon.steps();
            if (!Double.isNaN(now) && !Double.isNaN(given) && !Double.isNaN(bpm[k])) {
                watch.see(k, horizon.fit().predict(now, given), now, bpm[k]);
            }
        }
    }

    private static double[] scaled(Steps it) {
        Input input = it.input().orElseThrow();
        return Arrays.stream(it.values(input)).map(x -> x / input.scale()).toArray();
    }

    private static double[] meansSoFar(double[] bpm) {
        double[] means = new double[bpm.length];
        double sum = 0;
        int count = 0;
        for (int i = 0; i < bpm.length; i++) {
            sum += Double.isNaN(bpm[i]) ? 0 : bpm[i];
            count += Double.isNaN(bpm[i]) ? 0 : 1;
            means[i] = count == 0 ? Double.NaN : sum / count;
        }
        return means;
    }

    private static double column(List<double[]> rows, int column) {
        return rows.stream().mapToDouble(row -> row[column]).average().orElseThrow();
    }

    private static double square(double x) {
        return x * x;
    }
}
