package io.fitconnect.streams.quality;

/**
 * A running figure over a session's samples in their order. It depends on the samples applied so far and on nothing
 * else: no clock, no randomness, so that a refold gives the same bits.
 *
 * @param <F> the fold itself
 */
public interface Fold<F extends Fold<F>> {
    /** Takes the next sample in order (device time, then seq). */
    void apply(Sample sample);

    /** An independent fold that stands where this one stands. */
    F copy();
}
