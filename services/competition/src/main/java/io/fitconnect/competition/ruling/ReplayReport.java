package io.fitconnect.competition.ruling;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * What a session's stored samples give when they are judged and scored again, beside what stood.
 *
 * @param samples distinct samples stored
 * @param stoodSamples behind the score that stood
 * @param score of all samples, in the competition's metric
 * @param stood the session's score as the boards had it
 * @param scoreInWindow of the samples before the competition's end
 * @param scoreWithoutRange as scoreInWindow, without the disputed samples
 * @param rangeOk disputed samples that are plausible
 * @param rangeSuspect disputed samples that count but are odd
 * @param rangeInvalid disputed samples that can't be and don't count, by heart rate or power
 * @param rangeMissing disputed samples without a heart rate
 */
@RegisterForReflection
record ReplayReport(
        long samples,
        long stoodSamples,
        double score,
        double stood,
        double scoreInWindow,
        double scoreWithoutRange,
        int rangeOk,
        int rangeSuspect,
        int rangeInvalid,
        int rangeMissing) {
    /** Sums of floating-point numbers, each exact to 1e-16 of it, over at most 500,000 samples. */
    private static final double EXACT = 1e-6;
    /** Sensors err; a range in which one sample in twenty is doubtful is an ordinary ride's. */
    private static final double DOUBTFUL_SHARE = 0.05;

    /** Whether the samples give what stood. */
    boolean reproduces() {
        return samples == stoodSamples && Math.abs(score - stood) <= EXACT * Math.max(1, Math.abs(stood));
    }

    /** Whether the disputed samples are an ordinary ride's. */
    boolean rangeIsPlausible() {
        int seen = rangeOk + rangeSuspect + rangeInvalid;
        return seen > 0 && rangeSuspect + rangeInvalid <= DOUBTFUL_SHARE * seen;
    }

    /** Whether a disqualification by this rule, which a replay decides on, is upheld. */
    boolean upholds(Rule rule) {
        return switch (rule) {
            case SIGNAL -> !reproduces() || !rangeIsPlausible();
            case SCORE -> !reproduces();
            case CONDUCT -> true;
        };
    }
}
