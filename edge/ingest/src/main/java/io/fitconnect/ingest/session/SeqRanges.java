package io.fitconnect.ingest.session;

import java.util.Arrays;

/**
 * A set of sequence numbers from 1 on, kept as sorted stretches: two longs each, one for a session whose samples come in
 * order. Not thread-safe.
 */
final class SeqRanges {

    /** first, last, first, last, ... inclusive, ascending, never touching. */
    private long[] bounds = new long[4];

    private int ranges;

    SeqRanges() {}

    /** Everything up to and including the number; 0: empty. */
    SeqRanges(long upTo) {
        if (upTo > 0) {
            add(upTo);
            bounds[0] = 1;
        }
    }

    /** True: it was not in the set. */
    boolean add(long seq) {
        if (ranges > 0 && seq - 1 == last(ranges - 1)) {
            bounds[2 * ranges - 1] = seq;
            return true;
        }
        int at = firstEndingAtOrAfter(seq - 1);
        if (at < ranges && first(at) <= seq && seq <= last(at)) {
            return false;
        }
        if (at < ranges && last(at) == seq - 1) {
            bounds[2 * at + 1] = seq;
            if (at + 1 < ranges && first(at + 1) == seq + 1) {
                bounds[2 * at + 1] = last(at + 1);
                remove(at + 1);
            }
        } else if (at < ranges && first(at) == seq + 1) {
            bounds[2 * at] = seq;
        } else {
            insert(at, seq);
        }
        return true;
    }

    /** The largest n for which 1 to n are all in the set; 0: 1 is not. */
    long settledUpTo() {
        return ranges > 0 && first(0) == 1 ? last(0) : 0;
    }

    int ranges() {
        return ranges;
    }

    private long first(int range) {
        return bounds[2 * range];
    }

    private long last(int range) {
        return bounds[2 * range + 1];
    }

    private int firstEndingAtOrAfter(long seq) {
        int low = 0;
        int high = ranges;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (last(middle) < seq) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private void insert(int at, long seq) {
        if (bounds.length == 2 * ranges) {
            bounds = Arrays.copyOf(bounds, 2 * bounds.length);
        }
        System.arraycopy(bounds, 2 * at, bounds, 2 * at + 2, 2 * (ranges - at));
        bounds[2 * at] = seq;
        bounds[2 * at + 1] = seq;
        ranges++;
    }

    private void remove(int at) {
        System.arraycopy(bounds, 2 * at + 2, bounds, 2 * at, 2 * (ranges - at - 1));
        ranges--;
    }
}
