package io.fitconnect.training.heartrate;

/**
 * How an athlete's heart rate in some seconds follows from the one now and the mean input until then, with how well that
 * has foretold it so far. Not for several threads.
 */
final class Horizon {
    private final int steps;
    private final Fit fit;
    private double errors;
    private double carriedErrors;
    private double scored;

    private Horizon(int steps, Fit fit, double errors, double carriedErrors, double scored) {
        this.steps = steps;
        this.fit = fit;
        this.errors = errors;
        this.carriedErrors = carriedErrors;
        this.scored = scored;
    }

    static Horizon fresh(int steps) {
        return new Horizon(steps, Fit.fresh(), 0, 0, 0);
    }

    /**
     * What is kept of a horizon.
     *
     * @param steps of 10 s
     * @param errors weighted squares of what was foretold wrong, each before it was learnt from
     * @param carriedErrors the same, had the heart rate been taken to stay as it was
     * @param scored their weight
     */
    record State(int steps, Fit.State fit, double errors, double carriedErrors, double scored) {}

    static Horizon of(State it) {
        return new Horizon(it.steps(), Fit.of(it.fit()), it.errors(), it.carriedErrors(), it.scored());
    }

    State state() {
        return new State(steps, fit.state(), errors, carriedErrors, scored);
    }

    /** A look at each forecast beside what came: made with what was known then, but for the input, which is given. */
    interface Watch {
        Watch NOBODY = (step, foretold, now, actual) -> {};

        void see(int step, Prediction foretold, double now, double actual);
    }

    /** Goes once through a recording in steps of 10 s, NaN where nothing is known, foretelling before it learns. */
    void learn(double[] bpm, double[] input, Watch watch) {
        Prediction[] foretold = new Prediction[bpm.length];
        for (int k = 0; k < bpm.length; k++) {
            int from = k - steps;
            if (from >= 0 && foretold[from] != null && !Double.isNaN(bpm[k])) {
                score(foretold[from], bpm[from], bpm[k]);
                watch.see(k, foretold[from], bpm[from], bpm[k]);
                fit.learn(bpm[from], mean(input, from), bpm[k]);
            }
            if (k + steps < bpm.length) {
                double given = mean(input, k);
                if (!Double.isNaN(bpm[k]) && !Double.isNaN(given)) {
                    foretold[k] = fit.predict(bpm[k], given);
                }
            }
        }
    }

    private void score(Prediction foretold, double now, double actual) {
        errors = Fit.FORGETTING * errors + square(actual - foretold.bpm());
        carriedErrors = Fit.FORGETTING * carriedErrors + square(actual - now);
        scored = Fit.FORGETTING * scored + 1;
    }

    int steps() {
        return steps;
    }

    Fit fit() {
        return fit;
    }

    /** bpm; NaN: nothing was foretold yet. */
    double rmse() {
        return Math.sqrt(errors / scored);
    }

    /** bpm, had the heart rate been taken to stay as it was. */
    double carriedRmse() {
        return Math.sqrt(carriedErrors / scored);
    }

    boolean beatsCarrying() {
        return rmse() < carriedRmse();
    }

    private double mean(double[] input, int from) {
        double sum = 0;
        for (int i = from + 1; i <= from + steps; i++) {
            sum += input[i];
        }
        return sum / steps;
    }

    private static double square(double x) {
        return x * x;
    }
}
