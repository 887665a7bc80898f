package io.fitconnect.training.heartrate;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * How an athlete's heart rate answers an input: one fit for 10, 30 and 60 s ahead each, since a fit of the next step
 * alone, repeated, drifts. The input is in its {@linkplain Input#scale() scale}. Not for several threads.
 */
public final class Response {
    static final int STEP_S = 10;
    /** Half an hour of steps; before that nothing is said. */
    private static final long ENOUGH = 180;
    /** Above it the heart hardly comes to rest within what was seen, and a steady value would be a guess. */
    private static final double SLOWEST = 0.95;

    private final Input input;
    private final List<Horizon> horizons;
    private long learnt;
    private double lowest;
    private double highest;

    private Response(Input input, List<Horizon> horizons, long learnt, double lowest, double highest) {
        this.input = input;
        this.horizons = horizons;
        this.learnt = learnt;
        this.lowest = lowest;
        this.highest = highest;
    }

    static Response fresh(Input input) {
        return new Response(
                input,
                List.of(Horizon.fresh(1), Horizon.fresh(3), Horizon.fresh(6)),
                0,
                Double.MAX_VALUE,
                -Double.MAX_VALUE);
    }

    /**
     * What is kept of a response.
     *
     * @param learnt steps of 10 s with a heart rate and an input
     * @param lowest smallest input of a minute that was learnt from, scaled
     * @param highest largest one
     */
    @RegisterForReflection(targets = {State.class, Horizon.State.class, Fit.State.class})
    record State(List<Horizon.State> horizons, long learnt, double lowest, double highest) {}

    static Response of(Input input, State it) {
        return new Response(
                input, it.horizons().stream().map(Horizon::of).toList(), it.learnt(), it.lowest(), it.highest());
    }

    State state() {
        return new State(horizons.stream().map(Horizon::state).toList(), learnt, lowest, highest);
    }

    /** Learns a session, in steps of 10 s from its start. */
    void learn(double[] bpm, double[] raw) {
        double[] scaled = Arrays.stream(raw).map(x -> x / input.scale()).toArray();
        horizons.forEach(horizon -> horizon.learn(bpm, scaled, Horizon.Watch.NOBODY));
        int minute = horizons.getLast().steps();
        for (int k = 0; k < bpm.length; k++) {
            learnt += Double.isNaN(bpm[k]) || Double.isNaN(scaled[k]) ? 0 : 1;
            double mean = k < minute
                    ? Double.NaN
                    : Arrays.stream(scaled, k - minute, k).sum() / minute;
            if (!Double.isNaN(mean)) {
                lowest = Math.min(lowest, mean);
                highest = Math.max(highest, mean);
            }
        }
    }

    /**
     * Where the heart rate comes to rest at a constant input, as the fit for a minute says; empty: too little is known,
     * nothing like this input was seen, the fit has foretold no better than "it stays as it is", or says nothing sensible.
     */
    public Optional<Prediction> steady(double raw) {
        double u = raw / input.scale();
        Fit fit = horizons.getLast().fit();
        double rest = 1 - fit.a();
        if (!enough()
                || !horizons.getLast().beatsCarrying()
                || u < lowest
                || u > highest
                || fit.a() < 0
                || fit.a() > SLOWEST
                || fit.b() <= 0) {
            return Optional.empty();
        }
        double bpm = (fit.b() * u + fit.c()) / rest;
        double[] slope = {bpm / rest, u / rest, 1 / rest};
        // What the parameters leave open, and how far the heart wanders about its place.
        double variance = fit.varianceOf(slope) + fit.variance() / (1 - fit.a() * fit.a());
        return Optional.of(Prediction.of(bpm, variance));
    }

    public Input input() {
        return input;
    }

    boolean enough() {
        return learnt >= ENOUGH;
    }

    long minutes() {
        return learnt * STEP_S / 60;
    }

    /** Of the minutes that were learnt from, in the input's unit. */
    double lowestInput() {
        return lowest * input.scale();
    }

    double highestInput() {
        return highest * input.scale();
    }

    List<Horizon> horizons() {
        return horizons;
    }
}
