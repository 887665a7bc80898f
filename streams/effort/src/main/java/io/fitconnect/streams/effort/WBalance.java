package io.fitconnect.streams.effort;

/**
 * What is left of W', the work an athlete can do above critical power, in the differential form of Froncioni, Skiba and
 * Clarke: above CP it drains by (P - CP) dt, below it recovers by (CP - P) (W' - W) / W' dt. It may fall below 0 when
 * the athlete is better than the profile says.
 */
public final class WBalance {
    private final double criticalPowerW;
    private final double wPrimeJ;
    private double joules;
    private double minJoules;

    /** A full W'; a critical power of 0 means that it isn't known. */
    public WBalance(double criticalPowerW, double wPrimeJ) {
        this.criticalPowerW = criticalPowerW;
        this.wPrimeJ = wPrimeJ;
        this.joules = wPrimeJ;
        this.minJoules = wPrimeJ;
    }

    public void apply(double watts, double seconds) {
        double over = watts - criticalPowerW;
        joules -= over >= 0 ? over * seconds : over * (wPrimeJ - joules) / wPrimeJ * seconds;
        minJoules = Math.min(minJoules, joules);
    }

    public boolean known() {
        return criticalPowerW > 0;
    }

    public double joules() {
        return joules;
    }

    public double minJoules() {
        return minJoules;
    }

    public WBalance copy() {
        WBalance copy = new WBalance(criticalPowerW, wPrimeJ);
        copy.joules = joules;
        copy.minJoules = minJoules;
        return copy;
    }
}
