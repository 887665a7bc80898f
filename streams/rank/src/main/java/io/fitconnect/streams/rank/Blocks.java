package io.fitconnect.streams.rank;

import java.util.Arrays;

/**
 * A sequence of members cut into blocks, with running sums of members and of score runs, so that a position is found by
 * a descent over the blocks and a change moves at most one block's entries.
 */
final class Blocks {
    private static final int FIRST_CAPACITY = 16;

    private final int capacity;
    private int[][] members = {new int[FIRST_CAPACITY]};
    private int[] counts = {0};
    private int[] runs = {0};
    private int[] countSums = new int[2];
    private int[] runSums = new int[2];
    private int blocks = 1;

    Blocks(int capacity) {
        this.capacity = capacity;
        members[0] = new int[Math.min(FIRST_CAPACITY, capacity)];
    }

    /** Blocks filled to three quarters with members that are already in order; {@code newRun[i]} as in {@link #addRuns}. */
    Blocks(int capacity, int[] ordered, boolean[] newRun) {
        this.capacity = capacity;
        int fill = Math.max(1, capacity * 3 / 4);
        blocks = Math.max(1, (ordered.length + fill - 1) / fill);
        members = new int[blocks][];
        counts = new int[blocks];
        runs = new int[blocks];
        for (int block = 0; block < blocks; block++) {
            int from = block * fill;
            counts[block] = Math.min(fill, ordered.length - from);
            members[block] = Arrays.copyOfRange(ordered, from, from + (blocks == 1 ? counts[block] + 1 : capacity));
            for (int i = from; i < from + counts[block]; i++) {
                runs[block] += newRun[i] ? 1 : 0;
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

    /** Members in the blocks before this one. */
    int membersBefore(int block) {
        return prefix(countSums, block);
    }

    /** Runs that begin in the blocks before this one. */
    int runsBefore(int block) {
        return prefix(runSums, block);
    }

    /** The block that holds a position, which must exist. */
    int blockAt(int position) {
        int block = 0;
        int left = position;
        for (int step = Integer.highestOneBit(blocks); step > 0; step >>= 1) {
            int next = block + step;
            if (next <= blocks && countSums[next] <= left) {
                block = next;
                left -= countSums[next];
            }
        }
        return block;
    }

    /** Counts runs of equal scores (a run belongs to the block of its first member) up or down. */
    void addRuns(int block, int change) {
        if (change != 0) {
            runs[block] += change;
            add(runSums, block, change);
        }
    }

    /** Puts a member in; true when the block was full and is two now, so that its runs must be counted anew. */
    boolean insert(int block, int index, int member) {
        int[] room = roomIn(block);
        System.arraycopy(room, index, room, index + 1, counts[block] - index);
        room[index] = member;
        counts[block]++;
        add(countSums, block, 1);
        return counts[block] == capacity;
    }

    /** Cuts a full block in two; the caller says how many runs begin in each half. */
    void split(int block, int firstRuns, int secondRuns) {
        int half = counts[block] / 2;
        if (blocks == counts.length) {
            int wider = blocks + (blocks >> 1) + 1;
            members = Arrays.copyOf(members, wider);
            counts = Arrays.copyOf(counts, wider);
            runs = Arrays.copyOf(runs, wider);
        }
        System.arraycopy(members, block + 1, members, block + 2, blocks - block - 1);
        System.arraycopy(counts, block + 1, counts, block + 2, blocks - block - 1);
        System.arraycopy(runs, block + 1, runs, block + 2, blocks - block - 1);
        int[] second = new int[capacity];
        System.arraycopy(members[block], half, second, 0, counts[block] - half);
        members[block + 1] = second;
        counts[block + 1] = counts[block] - half;
        counts[block] = half;
        runs[block] = firstRuns;
        runs[block + 1] = secondRuns;
        blocks++;
        resum();
    }

    /** Takes a member out; an empty block goes, unless it is the only one. */
    void remove(int block, int index) {
        int[] room = members[block];
        System.arraycopy(room, index + 1, room, index, counts[block] - index - 1);
        counts[block]--;
        if (counts[block] > 0 || blocks == 1) {
            add(countSums, block, -1);
            return;
        }
        System.arraycopy(members, block + 1, members, block, blocks - block - 1);
        System.arraycopy(counts, block + 1, counts, block, blocks - block - 1);
        System.arraycopy(runs, block + 1, runs, block, blocks - block - 1);
        blocks--;
        resum();
    }

    long footprint() {
        long bytes = 16L * members.length + 4L * (countSums.length + runSums.length);
        for (int block = 0; block < blocks; block++) {
            bytes += 16 + 4L * members[block].length;
        }
        return bytes;
    }

    /** Small boards stay small: a block grows to its capacity by doubling. */
    private int[] roomIn(int block) {
        if (counts[block] == members[block].length) {
            members[block] = Arrays.copyOf(members[block], Math.min(capacity, counts[block] * 2));
        }
        return members[block];
    }

    /** Fenwick sums over all blocks; only when the row of blocks itself changed. */
    private void resum() {
        if (countSums.length != counts.length + 1) {
            countSums = new int[counts.length + 1];
            runSums = new int[counts.length + 1];
        }
        Arrays.fill(countSums, 0);
        Arrays.fill(runSums, 0);
        for (int node = 1; node <= blocks; node++) {
            countSums[node] += counts[node - 1];
            runSums[node] += runs[node - 1];
            int parent = node + (node & -node);
            if (parent <= blocks) {
                countSums[parent] += countSums[node];
                runSums[parent] += runSums[node];
            }
        }
    }

    private void add(int[] sums, int block, int change) {
        for (int node = block + 1; node <= blocks; node += node & -node) {
            sums[node] += change;
        }
    }

    private static int prefix(int[] sums, int block) {
        int sum = 0;
        for (int node = block; node > 0; node -= node & -node) {
            sum += sums[node];
        }
        return sum;
    }
}
