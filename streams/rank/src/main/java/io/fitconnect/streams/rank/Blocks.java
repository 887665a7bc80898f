package io.fitconnect.streams.rank;

import java.util.Arrays;

/**
 * Members and their scores in order, cut into blocks, with running sums of members and of score runs, so that a position
 * is found by a descent over the blocks and a change moves at most one block's entries. Scores lie beside their
 * neighbours, not by member: what is compared together is read together.
 *
 * <p>Blocks are named by their position in the row; what belongs to a block lies under its number.
 */
final class Blocks {
    /** Idle places a block may have before it is cut to size. */
    private static final int SLACK = 8;

    private final int capacity;
    private final Row row = new Row();
    private final Homes homes = new Homes();
    private int[][] members = {new int[0]};
    private double[][] scores = {new double[0]};
    private int[] counts = {0};
    private int[] runs = {0};
    private final Sums memberSums = new Sums();
    private final Sums runSums = new Sums();

    Blocks(int capacity) {
        this.capacity = capacity;
    }

    /** Replaces everything by members that are already in order, in blocks filled to three quarters. */
    void load(int[] ordered, double[] scoresByMember) {
        int fill = Math.max(1, capacity * 3 / 4);
        int blocks = Math.max(1, Math.ceilDiv(ordered.length, fill));
        row.reset(blocks);
        homes.reset(scoresByMember.length);
        members = new int[blocks][];
        scores = new double[blocks][];
        counts = new int[blocks];
        runs = new int[blocks];
        double before = Double.NaN;
        for (int block = 0; block < blocks; block++) {
            int from = block * fill;
            int count = Math.min(fill, ordered.length - from);
            counts[block] = count;
            members[block] = Arrays.copyOfRange(ordered, from, from + count);
            scores[block] = new double[count];
            for (int i = 0; i < count; i++) {
                int member = ordered[from + i];
                double score = scoresByMember[member];
                scores[block][i] = score;
                homes.set(member, block);
                runs[block] += score == before ? 0 : 1;
                before = score;
            }
            row.first(block, count > 0 ? scores[block][0] : 0);
        }
        resum();
    }

    int blocks() {
        return row.size();
    }

    int count(int block) {
        return counts[row.number(block)];
    }

    int member(int block, int index) {
        return members[row.number(block)][index];
    }

    double score(int block, int index) {
        return scores[row.number(block)][index];
    }

    /** The first {@code count(block)} of these are the block's scores. */
    double[] scores(int block) {
        return scores[row.number(block)];
    }

    /** Score of the block's first member. */
    double first(int block) {
        return row.first(block);
    }

    boolean has(int member) {
        return homes.has(member);
    }

    /** The block of a member that is in one. */
    int home(int member) {
        return row.position(homes.of(member));
    }

    /** Members in the blocks before this one. */
    int membersBefore(int block) {
        return memberSums.before(block);
    }

    /** Runs that begin in the blocks before this one. */
    int runsBefore(int block) {
        return runSums.before(block);
    }

    /** The block that holds a position, which must exist. */
    int blockAt(int position) {
        return memberSums.find(position);
    }

    /** Where in the block a member stands, or -1. */
    int indexOf(int block, int member) {
        int number = row.number(block);
        int[] room = members[number];
        int count = counts[number];
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
            runs[row.number(block)] += change;
            runSums.add(block, change);
        }
    }

    /** The member at this place has another score now. */
    void score(int block, int index, double score) {
        scores[row.number(block)][index] = score;
        if (index == 0) {
            row.first(block, score);
        }
    }

    /** Puts a member in, with so many more runs; true when the block is full and must be split. */
    boolean insert(int block, int index, int member, double score, int moreRuns) {
        int number = row.number(block);
        int count = counts[number];
        if (count == members[number].length) {
            resize(number, Math.min(capacity, count + SLACK / 2));
        }
        System.arraycopy(members[number], index, members[number], index + 1, count - index);
        System.arraycopy(scores[number], index, scores[number], index + 1, count - index);
        members[number][index] = member;
        counts[number] = count + 1;
        homes.set(member, number);
        score(block, index, score);
        memberSums.add(block, 1);
        addRuns(block, moreRuns);
        return count + 1 == capacity;
    }

    /** Cuts a block in two halves; the caller says how many runs begin in each. */
    void split(int block, int half, int firstRuns, int secondRuns) {
        int first = row.number(block);
        int second = row.open(block + 1);
        widen();
        members[second] = Arrays.copyOfRange(members[first], half, counts[first]);
        scores[second] = Arrays.copyOfRange(scores[first], half, counts[first]);
        counts[second] = counts[first] - half;
        runs[second] = secondRuns;
        row.first(block + 1, scores[second][0]);
        for (int member : members[second]) {
            homes.set(member, second);
        }
        resize(first, half);
        counts[first] = half;
        runs[first] = firstRuns;
        resum();
    }

    /** Takes a member out, and so many runs; an empty block goes, unless it is the only one. */
    void remove(int block, int index, int lessRuns) {
        int number = row.number(block);
        int left = counts[number] - 1;
        homes.clear(members[number][index]);
        System.arraycopy(members[number], index + 1, members[number], index, left - index);
        System.arraycopy(scores[number], index + 1, scores[number], index, left - index);
        counts[number] = left;
        if (left == 0 && row.size() > 1) {
            close(block);
            resum();
            return;
        }
        memberSums.add(block, -1);
        addRuns(block, -lessRuns);
        if (left > 0) {
            row.first(block, scores[number][0]);
        }
        if (members[number].length > left + SLACK) {
            resize(number, left + SLACK / 2);
        }
    }

    /** Joins a block that has become sparse with the one after it, if both fit into one with room to spare. */
    void tidy(int block) {
        int next = block + 1;
        if (next >= row.size() || count(block) >= capacity / 4 || count(block) + count(next) > capacity * 3 / 4) {
            return;
        }
        int into = row.number(block);
        int from = row.number(next);
        int count = counts[into];
        resize(into, count + counts[from]);
        System.arraycopy(members[from], 0, members[into], count, counts[from]);
        System.arraycopy(scores[from], 0, scores[into], count, counts[from]);
        for (int index = count; index < members[into].length; index++) {
            homes.set(members[into][index], into);
        }
        counts[into] += counts[from];
        runs[into] += runs[from];
        close(next);
        resum();
    }

    long footprint() {
        long bytes = 4 * 16 + 16L * members.length + row.footprint() + homes.footprint();
        for (int[] room : members) {
            bytes += 2 * 16 + 12L * room.length;
        }
        return bytes + memberSums.footprint() + runSums.footprint();
    }

    private void resize(int number, int room) {
        members[number] = Arrays.copyOf(members[number], room);
        scores[number] = Arrays.copyOf(scores[number], room);
    }

    /** As wide as the row. */
    private void widen() {
        int width = row.capacity();
        if (width > counts.length) {
            int before = counts.length;
            members = Arrays.copyOf(members, width);
            scores = Arrays.copyOf(scores, width);
            Arrays.fill(members, before, width, new int[0]);
            Arrays.fill(scores, before, width, new double[0]);
            counts = Arrays.copyOf(counts, width);
            runs = Arrays.copyOf(runs, width);
        }
    }

    private void close(int block) {
        int number = row.close(block);
        members[number] = new int[0];
        scores[number] = new double[0];
        counts[number] = 0;
        runs[number] = 0;
    }

    /** Only when the row of blocks itself changed. */
    private void resum() {
        memberSums.build(row, counts);
        runSums.build(row, runs);
    }
}
