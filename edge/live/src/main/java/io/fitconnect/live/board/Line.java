package io.fitconnect.live.board;

import io.fitconnect.proto.live.v1.Verdict;

/**
 * An athlete's line on every board of a scope, as the boards stage published it last.
 *
 * @param name what the athlete lets others see
 * @param heartRateZone 0 without consent
 */
public record Line(
        String athleteId,
        String name,
        double effort,
        double reps,
        double distanceM,
        double energyKcal,
        double workJ,
        long lastSeenMs,
        int heartRateZone,
        Verdict verdict,
        String verdictReason) {

    /** Bytes of heap a line takes with two short strings and its places in tables; for the bound on rows. */
    public static final int HEAP_BYTES = 300;

    public double score(Metric metric) {
        return switch (metric) {
            case EFFORT -> effort;
            case REPS -> reps;
            case DISTANCE -> distanceM;
            case ENERGY -> energyKcal;
            case WORK -> workJ;
        };
    }

    /** Whether a board of this metric shows the same for both. */
    boolean looksLike(Line other, Metric metric) {
        return lastSeenMs == other.lastSeenMs
                && score(metric) == other.score(metric)
                && heartRateZone == other.heartRateZone
                && verdict == other.verdict
                && name.equals(other.name)
                && verdictReason.equals(other.verdictReason);
    }
}
