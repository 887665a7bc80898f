package io.fitconnect.streams.quality;

import java.util.Arrays;

/** A set of sequence numbers kept as sorted ranges, so that a session without gaps costs two numbers. */
public final class SeqSet {
    private long[] from = new long[4];
    private long[] to = new long[4];
    private int ranges;
    private long size;

    /** Adds a seq (1 or more); false when it was there. */
    public boolean add(long seq) {
        int i = ranges > 0 && seq > from[ranges - 1] ? ranges - 1 : before(seq);
        if (i >= 0 && seq <= to[i]) {
            return false;
        }
        boolean touchesLeft = i >= 0 && to[i] + 1 == seq;
        boolean touchesRight = i + 1 < ranges && from[i + 1] == seq + 1;
        if (touchesLeft && touchesRight) {
            to[i] = to[i + 1];
            remove(i + 1);
        } else if (touchesLeft) {
            to[i] = seq;
        } else if (touchesRight) {
            from[i + 1] = seq;
        } else {
            insert(i + 1, seq);
        }
        size++;
        return true;
    }

    public boolean contains(long seq) {
        int i = before(seq);
        return i >= 0 && seq <= to[i];
    }

    /** How many numbers it holds. */
    public long size() {
        return size;
    }

    /** Index of the last range that starts at or before seq, or -1. */
    private int before(long seq) {
        int i = Arrays.binarySearch(from, 0, ranges, seq);
        return i >= 0 ? i : -i - 2;
    }

    private void insert(int at, long seq) {
        if (ranges == from.length) {
            from = Arrays.copyOf(from, ranges * 2);
            to = Arrays.copyOf(to, ranges * 2);
        }
        System.arraycopy(from, at, from, at + 1, ranges - at);
        System.arraycopy(to, at, to, at + 1, ranges - at);
        from[at] = seq;
        to[at] = seq;
        ranges++;
    }

    private void remove(int at) {
        System.arraycopy(from, at + 1, from, at, ranges - at - 1);
        System.arraycopy(to, at + 1, to, at, ranges - at - 1);
        ranges--;
    }
}
