package io.fitconnect.streams.effort;

/** Heart-rate zones: zone k runs from its lower bound (in) to the next zone's (out); 0 is below zone 1. */
public final class Zones {
    private static final double[] PERCENT_OF_MAX = {50, 60, 70, 80, 90};

    private final double[] lowerBoundsBpm;

    /** Zones with these lower bounds, ascending. */
    public Zones(double... lowerBoundsBpm) {
        this.lowerBoundsBpm = lowerBoundsBpm.clone();
    }

    /** The five zones of contracts and boards: 50, 60, 70, 80, 90 % of HRmax. */
    public static Zones ofMax(double hrMaxBpm) {
        double[] bounds = new double[PERCENT_OF_MAX.length];
        for (int i = 0; i < bounds.length; i++) {
            bounds[i] = PERCENT_OF_MAX[i] * hrMaxBpm / 100;
        }
        return new Zones(bounds);
    }

    public int of(double bpm) {
        int zone = 0;
        while (zone < lowerBoundsBpm.length && bpm >= lowerBoundsBpm[zone]) {
            zone++;
        }
        return zone;
    }

    /** How many zones there are, not counting the one below. */
    public int count() {
        return lowerBoundsBpm.length;
    }
}
