package io.fitconnect.streams.rank;

import java.util.Arrays;

/**
 * A sequence of members cut into blocks, with running sums of members and of score runs, so that a position is found by
 * a descent over the blocks and a change moves at most one block's entries. The score of each block's first member
 * stands in a row of its own: a search over the blocks stays within the processor's cache.
 */
final class Blocks {
    private final int capacity;
    private int[][] members = {new int[4]};
    private int[] counts = {0};
    private int[] runs = {0};
    private double[] firsts = {0};
    private final Sums countSums = new Sums();
    private final Sums runSums = new Sums();
    private int blocks = 1;

    Blocks(int capacity) {
        this.capacity = capacity;
    }

    /** Replaces everything by members that are already in order, in blocks filled to three quarters. */
    void load(int[] ordered, double[] scores) {
        int fill = Math.max(1, capacity * 3 / 4);
        blocks = Math.max(1, Math.ceilDiv(ordered.length, fill));
        members = new int[blocks][];
        counts = new int[blocks];
        runs = new int[blocks];
        firsts = new double[blocks];
        double before = Double.NaN;
        for (int block = 0; block < blocks; block++) {
            int from = block * fill;
            int until = Math.min(from + fill, ordered.length);
            counts[block] = until - from;
            members[block] = Arrays.copyOfRange(ordered, from, until);
            firsts[block] = from < until ? scores[ordered[from]] : 0;
            for (int i = from; i < until; i++) {
                double score = scores[ordered[i]];
                runs[block] += score == before ? 0 : 1;
                before = score;
            }
        }
        resum();
    }

    int blocks() {
        return blocks;
    }

    int count(int block) {
        return counts[block];
    }

    int member(int block, int index) {
        return members[block][index];
    }

    /** Score of the block's first member. */
    double first(int block) {
        return firsts[block];
    }

    /** Members in the blocks before this one. */
    int membersBefore(int block) {
        return countSums.before(block);
    }

    /** Runs that begin in the blocks before this one. */
    int runsBefore(int block) {
        return runSums.before(block);
    }

    /** The block that holds a position, which must exist. */
    int blockAt(int position) {
        return countSums.find(position);
    }

    /** Where in the block a member stands, or -1. A walk over neighbours is faster than a search by scattered scores. */
    int indexOf(int block, int member) {
        int[] room = members[block];
        int count = counts[block];
        for (int index = 0; index < count; index++) {
            if (room[index] == member) {
                return index;
            }
        }
        return -1;
    }

    /** Counts runs of equal scores (a run belongs to the block of its first member) up or down. */
    void addRuns(int block, int change) {
        if (change != 0) {
            runs[block] += change;
            runSums.add(block, change);
        }
    }

    /** The member at this place has another score now. */
    void scored(int block, int index, double score) {
        if (index == 0) {
            firsts[block] = score;
        }
    }

    /** Puts a member in; true when the block is full and must be split. */
    boolean insert(int block, int index, int member, double score) {
        int[] room = roomIn(block);
        System.arraycopy(room, index, room, index + 1, counts[block] - index);
        room[index] = member;
        counts[block]++;
        scored(block, index, score);
        countSums.add(block, 1);
        return counts[block] == capacity;
    }

    /** Cuts a block in two; the caller says how many runs begin in each half and with which score the second begins. */
    void split(int block, int firstRuns, int secondRuns, double secondFirst) {
        int half = counts[block] / 2;
        open(block + 1);
        members[block + 1] = Arrays.copyOfRange(members[block], half, counts[block] + capacity / 8);
        counts[block + 1] = counts[block] - half;
        runs[block + 1] = secondRuns;
        firsts[block + 1] = secondFirst;
        members[block] = Arrays.copyOf(members[block], half + capacity / 8);
        counts[block] = half;
        runs[block] = firstRuns;
        resum();
    }

    /** Takes a member out; an empty block goes, unless it is the only one. */
    void remove(int block, int index, Scores scores) {
        int[] room = members[block];
        System.arraycopy(room, index + 1, room, index, counts[block] - index - 1);
        counts[block]--;
        if (counts[block] == 0 && blocks > 1) {
            close(block);
            resum();
            return;
        }
        countSums.add(block, -1);
        if (counts[block] > 0) {
            scored(block, index, scores.of(room[0]));
        }
    }

    /** Joins a block that has become sparse with the one after it, if both fit into one with room to spare. */
    void tidy(int block) {
        int next = block + 1;
        if (next >= blocks || counts[block] >= capacity / 4 || counts[block] + counts[next] > capacity * 3 / 4) {
            return;
        }
        int[] joined = Arrays.copyOf(members[block], counts[block] + counts[next]);
        System.arraycopy(members[next], 0, joined, counts[block], counts[next]);
        members[block] = joined;
        counts[block] += counts[next];
        runs[block] += runs[next];
        close(next);
        resum();
    }

    long footprint() {
        long bytes = 4 * 16 + 20L * members.length + countSums.footprint() + runSums.footprint();
        for (int block = 0; block < blocks; block++) {
            bytes += 16 + 4L * members[block].length;
        }
        return bytes;
    }

    /** A block grows by a quarter, so that little of it lies idle. */
    private int[] roomIn(int block) {
        int[] room = members[block];
        if (counts[block] == room.length) {
            members[block] = Arrays.copyOf(room, Math.min(capacity, room.length + room.length / 4 + 4));
        }
        return members[block];
    }

    /** Makes a place in the row of blocks. */
    private void open(int at) {
        if (blocks == counts.length) {
            int wider = blocks + (blocks >> 2) + 1;
            members = Arrays.copyOf(members, wider);
            counts = Arrays.copyOf(counts, wider);
            runs = Arrays.copyOf(runs, wider);
            firsts = Arrays.copyOf(firsts, wider);
        }
        shift(at, at + 1, blocks - at);
        blocks++;
    }

    private void close(int at) {
        shift(at + 1, at, blocks - at - 1);
        blocks--;
    }

    private void shift(int from, int to, int count) {
        System.arraycopy(members, from, members, to, count);
        System.arraycopy(counts, from, counts, to, count);
        System.arraycopy(runs, from, runs, to, count);
        System.arraycopy(firsts, from, firsts, to, count);
    }

    /** Only when the row of blocks itself changed. */
    private void resum() {
        countSums.build(counts, blocks);
        runSums.build(runs, blocks);
    }
}
