package io.fitconnect.streams.quality;

/**
 * A sample with its verdict.
 *
 * @param sample what was measured
 * @param quality of its heart rate; for a sample that doesn't speak for the heart the latest verdict, unchanged
 * @param reason stable code why it isn't OK, else empty
 * @param speaksForHeart whether the verdict is about this sample
 * @param powerCounts whether its power is present and plausible
 */
public record Judged(Sample sample, Quality quality, String reason, boolean speaksForHeart, boolean powerCounts) {

    /** True when this sample's heart rate counts. */
    public boolean heartCounts() {
        return speaksForHeart && quality.counts();
    }
}
