package io.fitconnect.analytics.cassandra;

/**
 * Write timestamps that say who wins. Cassandra keeps, of several writes of a cell, the one with the highest timestamp,
 * in whatever order and how often they arrive: with the timestamp made from the record instead of the clock, writing is
 * idempotent and needs no read before it.
 */
public final class WriteOrder {
    /**
     * September 2001 in Cassandra's microseconds: below the present, so that a DELETE with the clock's timestamp still
     * deletes.
     */
    private static final long EARLIEST_ARRIVAL = 1_000_000_000_000_000L;

    /** Above every other: nothing written to what was deleted with it is seen again. */
    public static final long DELETED_FOR_GOOD = Long.MAX_VALUE - 1;

    private static final int OFFSET_BITS = 32;
    private static final long OFFSET_MASK = (1L << OFFSET_BITS) - 1;
    private static final long MOST_SAMPLES = (1L << 30) - 1;

    private WriteOrder() {}

    /**
     * The first arrival of a seq wins: the smaller offset gets the higher timestamp. All samples of an athlete are in
     * one partition, so their offsets compare.
     */
    public static long firstArrival(long offset) {
        return EARLIEST_ARRIVAL - offset;
    }

    /**
     * The summary of more samples wins; at the same count the final one; then the later one (recomputed with a changed
     * profile). Only the offset's lower 32 bits fit, so at one wrap in 4 billion records an equal count may tie wrongly.
     */
    public static long mostSamples(long sampleCount, boolean ended, long offset) {
        long rank = 2 * Math.min(sampleCount, MOST_SAMPLES) + (ended ? 1 : 0);
        return (rank << OFFSET_BITS) | (offset & OFFSET_MASK);
    }
}
