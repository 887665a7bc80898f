package io.fitconnect.training.heartrate;

/**
 * Least squares y = a x1 + b x2 + c, fitted one observation at a time with exponential forgetting (recursive least
 * squares; Ljung and Soderstrom 1983, Theory and Practice of Recursive Identification), with the covariance of its
 * parameters. It starts as "y stays at x1" with little confidence. Not for several threads.
 */
final class Fit {
    /** Weight that an observation loses with each further one: 1,000 of 10 s, about 3 hours, are remembered. */
    static final double FORGETTING = 0.999;
    /** Where forgetting stops: what is not excited any more would else be forgotten without bound. */
    private static final double LARGEST_TRACE = 100;

    private static final double FIRST_SQUARES = 25;

    private final double[] theta;
    private final double[][] covariance;
    private double squares;
    private double weight;

    private Fit(double[] theta, double[][] covariance, double squares, double weight) {
        this.theta = theta;
        this.covariance = covariance;
        this.squares = squares;
        this.weight = weight;
    }

    static Fit fresh() {
        return new Fit(new double[] {1, 0, 0}, new double[][] {{0.01, 0, 0}, {0, 1, 0}, {0, 0, 10}}, FIRST_SQUARES, 1);
    }

    /**
     * What is kept of a fit.
     *
     * @param covariance of the parameters over the residual variance, rows of the lower triangle: aa, ba, bb, ca, cb, cc
     * @param squares weighted squares of the residuals
     * @param weight their weight
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared: it is written to a table and read from it
    record State(double a, double b, double c, double[] covariance, double squares, double weight) {}

    static Fit of(State it) {
        double[] v = it.covariance();
        return new Fit(
                new double[] {it.a(), it.b(), it.c()},
                new double[][] {{v[0], v[1], v[3]}, {v[1], v[2], v[4]}, {v[3], v[4], v[5]}},
                it.squares(),
                it.weight());
    }

    State state() {
        double[][] p = covariance;
        double[] triangle = {p[0][0], p[1][0], p[1][1], p[2][0], p[2][1], p[2][2]};
        return new State(theta[0], theta[1], theta[2], triangle, squares, weight);
    }

    void learn(double x1, double x2, double y) {
        double[] x = {x1, x2, 1};
        double[] px = times(x);
        double spread = dot(x, px);
        double trace = covariance[0][0] + covariance[1][1] + covariance[2][2];
        double kept = trace > LARGEST_TRACE ? 1 : FORGETTING;
        double error = y - dot(theta, x);
        double scale = kept + spread;
        for (int i = 0; i < 3; i++) {
            theta[i] += px[i] / scale * error;
            for (int j = 0; j < 3; j++) {
                covariance[i][j] = (covariance[i][j] - px[i] * px[j] / scale) / kept;
            }
        }
        squares = FORGETTING * squares + error * error / scale;
        weight = FORGETTING * weight + 1;
    }

    Prediction predict(double x1, double x2) {
        double[] x = {x1, x2, 1};
        return Prediction.of(dot(theta, x), variance() * (1 + dot(x, times(x))));
    }

    /** Of the residuals. */
    double variance() {
        return squares / weight;
    }

    double a() {
        return theta[0];
    }

    double b() {
        return theta[1];
    }

    double c() {
        return theta[2];
    }

    /** Variance of g'theta, by the parameters' uncertainty alone. */
    double varianceOf(double[] g) {
        return variance() * dot(g, times(g));
    }

    private double[] times(double[] x) {
        return new double[] {dot(covariance[0], x), dot(covariance[1], x), dot(covariance[2], x)};
    }

    private static double dot(double[] u, double[] v) {
        return u[0] * v[0] + u[1] * v[1] + u[2] * v[2];
    }
}
