package io.fitconnect.live.board;

import java.util.Arrays;

/** Stretches of positions, joined where they touch. */
final class Ranges {
    /** From in the upper half, until in the lower: sorting them sorts by from. */
    private final long[] ranges;

    private int count;

    Ranges(int most) {
        ranges = new long[most];
    }

    void add(int from, int until) {
        if (from < until) {
            ranges[count++] = (long) from << 32 | until;
        }
    }

    /** Sorts and joins; answers how many positions there are. */
    int merge() {
        Arrays.sort(ranges, 0, count);
        int positions = 0;
        int kept = 0;
        for (int i = 0; i < count; i++) {
            int from = (int) (ranges[i] >> 32);
            int until = (int) ranges[i];
            if (kept > 0 && from <= until(kept - 1)) {
                int longer = Math.max(until, until(kept - 1));
                positions += longer - until(kept - 1);
                ranges[kept - 1] = (long) from(kept - 1) << 32 | longer;
            } else {
                positions += until - from;
                ranges[kept++] = ranges[i];
            }
        }
        count = kept;
        return positions;
    }

    int count() {
        return count;
    }

    int from(int range) {
        return (int) (ranges[range] >> 32);
    }

    int until(int range) {
        return (int) ranges[range];
    }
}
