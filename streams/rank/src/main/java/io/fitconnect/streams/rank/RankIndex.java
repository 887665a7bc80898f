package io.fitconnect.streams.rank;

import java.util.Arrays;

/**
 * Members of a board in the order of their scores, best first, equal scores by id: exact ranks, tops, neighbourhoods
 * and slices in logarithmic time. About 14 bytes a member beside the {@link MemberTable}, which boards of the same
 * members share.
 *
 * <p>Positions count from 0. Not safe for use by several threads.
 */
public final class RankIndex {
    private static final int BLOCK_CAPACITY = 512;

    private final MemberTable table;
    private final int blockCapacity;
    private Blocks blocks;
    /** By member; NaN: not on the board. */
    private double[] scores;

    private int size;

    public RankIndex(MemberTable table) {
        this(table, BLOCK_CAPACITY);
    }

    RankIndex(MemberTable table, int blockCapacity) {
        this.table = table;
        this.blockCapacity = blockCapacity;
        this.blocks = new Blocks(blockCapacity);
        this.scores = absent(16);
    }

    /**
     * Replaces everything by these scores, one a member number, NaN for a member that is not on the board. A million
     * members take well under a second.
     */
    public void load(double[] scoresByMember) {
        load(scoresByMember, table);
    }

    /** As {@link #load(double[])}, comparing ids in a {@link MemberTable#frozen() frozen} view: for another thread. */
    public void load(double[] scoresByMember, MemberTable ids) {
        double[] own = new double[scoresByMember.length];
        for (int member = 0; member < own.length; member++) {
            own[member] = scoresByMember[member] + 0.0;
        }
        int[] ordered = ScoreOrder.sorted(own, ids);
        boolean[] newRun = new boolean[ordered.length];
        for (int i = 0; i < ordered.length; i++) {
            newRun[i] = i == 0 || own[ordered[i - 1]] != own[ordered[i]];
        }
        scores = own;
        size = ordered.length;
        blocks = new Blocks(blockCapacity, ordered, newRun);
    }

    public int size() {
        return size;
    }

    public boolean contains(int member) {
        return member >= 0 && member < scores.length && !Double.isNaN(scores[member]);
    }

    /** The score of a member, NaN when it is not on the board. */
    public double score(int member) {
        return contains(member) ? scores[member] : Double.NaN;
    }

    /** Sets a member's score, putting it on the board if need be; false when nothing changed. */
    public boolean set(int member, double score) {
        if (Double.isNaN(score)) {
            throw new IllegalArgumentException("a score must be a number");
        }
        double wanted = score + 0.0; // -0.0 and 0.0 are one score
        if (contains(member)) {
            if (scores[member] == wanted) {
                return false;
            }
            move(member, wanted);
        } else {
            grow(member);
            insert(member, wanted);
        }
        return true;
    }

    /** Takes a member off the board; false when it was not on it. */
    public boolean remove(int member) {
        if (!contains(member)) {
            return false;
        }
        int block = blockOf(scores[member], member);
        removeAt(block, indexIn(block, scores[member], member), member);
        return true;
    }

    /** Where a member stands, from 0, or -1 when it is not on the board. */
    public int position(int member) {
        if (!contains(member)) {
            return -1;
        }
        int block = blockOf(scores[member], member);
        return blocks.membersBefore(block) + indexIn(block, scores[member], member);
    }

    /** A member's rank, from 1, or 0 when it is not on the board. */
    public int rank(int member, Ties ties) {
        if (!contains(member)) {
            return 0;
        }
        return switch (ties) {
            case ORDINAL -> position(member) + 1;
            case COMPETITION -> countAbove(scores[member]) + 1;
            case DENSE -> distinctAbove(scores[member]) + 1;
        };
    }

    /** The member at a position from 0 to size - 1. */
    public int memberAt(int position) {
        if (position < 0 || position >= size) {
            throw new IndexOutOfBoundsException(position);
        }
        int block = blocks.blockAt(position);
        return blocks.member(block, position - blocks.membersBefore(block));
    }

    /** How many members have a better score than this. */
    public int countAbove(double score) {
        int block = lastBlockAbove(score);
        return blocks.membersBefore(block) + firstAtMost(block, score);
    }

    /** How many distinct scores are better than this. */
    public int distinctAbove(double score) {
        int block = lastBlockAbove(score);
        int until = firstAtMost(block, score);
        return blocks.runsBefore(block) + runsIn(block, 0, until);
    }

    /** The best n members, or all when there are fewer. */
    public int[] top(int n) {
        return slice(0, n);
    }

    /** A member with up to {@code radius} above and below; empty when it is not on the board. */
    public int[] around(int member, int radius) {
        int position = position(member);
        if (position < 0) {
            return new int[0];
        }
        int from = Math.max(0, position - radius);
        return slice(from, position - from + radius + 1);
    }

    /** Up to {@code count} members from a position on. */
    public int[] slice(int from, int count) {
        int start = Math.clamp(from, 0, size);
        int[] into = new int[Math.max(0, Math.min(count, size - start))];
        copy(start, into, into.length);
        return into;
    }

    /** Fills {@code into} with {@code count} members from a position on; they must exist. */
    public void copy(int from, int[] into, int count) {
        if (count == 0) {
            return;
        }
        int block = blocks.blockAt(from);
        int index = from - blocks.membersBefore(block);
        for (int i = 0; i < count; i++) {
            if (index == blocks.count(block)) {
                block++;
                index = 0;
            }
            into[i] = blocks.member(block, index++);
        }
    }

    /** Bytes its arrays take, without the member table. */
    public long footprint() {
        return 8L * scores.length + blocks.footprint();
    }

    private void move(int member, double score) {
        int block = blockOf(scores[member], member);
        int index = indexIn(block, scores[member], member);
        if (staysInPlace(block, index, member, score)) {
            int before = runStart(block, index);
            int nextBefore = nextRunStart(block, index);
            scores[member] = score;
            blocks.addRuns(block, runStart(block, index) - before);
            addNextRuns(block, index, nextRunStart(block, index) - nextBefore);
        } else {
            removeAt(block, index, member);
            insert(member, score);
        }
    }

    private void insert(int member, double score) {
        scores[member] = score;
        int block = blockOf(score, member);
        int index = insertionIn(block, score, member);
        int nextBefore = index < blocks.count(block) ? runStart(block, index) : nextRunStart(block, index - 1);
        boolean full = blocks.insert(block, index, member);
        size++;
        blocks.addRuns(block, runStart(block, index));
        addNextRuns(block, index, nextRunStart(block, index) - nextBefore);
        if (full) {
            int half = blocks.count(block) / 2;
            blocks.split(block, runsIn(block, 0, half), runsIn(block, half, blocks.count(block)));
        }
    }

    private void removeAt(int block, int index, int member) {
        blocks.addRuns(block, -runStart(block, index));
        int nextBefore = nextRunStart(block, index);
        boolean last = index + 1 == blocks.count(block);
        boolean empties = blocks.count(block) == 1 && blocks.blocks() > 1;
        blocks.remove(block, index);
        scores[member] = Double.NaN;
        size--;
        int nextBlock = !last || empties ? block : block + 1;
        int nextIndex = last ? 0 : index;
        if (nextBlock < blocks.blocks() && nextIndex < blocks.count(nextBlock)) {
            blocks.addRuns(nextBlock, runStart(nextBlock, nextIndex) - nextBefore);
        }
    }

    private boolean staysInPlace(int block, int index, int member, double score) {
        int before = previous(block, index);
        int after = next(block, index);
        return (before < 0 || order(scores[before], before, score, member) < 0)
                && (after < 0 || order(score, member, scores[after], after) < 0);
    }

    /** The member before this place, -1 at the top. Blocks are never empty unless the board is. */
    private int previous(int block, int index) {
        if (index > 0) {
            return blocks.member(block, index - 1);
        }
        return block == 0 ? -1 : blocks.member(block - 1, blocks.count(block - 1) - 1);
    }

    private int next(int block, int index) {
        if (index + 1 < blocks.count(block)) {
            return blocks.member(block, index + 1);
        }
        return block + 1 == blocks.blocks() ? -1 : blocks.member(block + 1, 0);
    }

    /** 1 when the member here has another score than the one before it, else 0. */
    private int runStart(int block, int index) {
        int before = previous(block, index);
        return before < 0 || scores[before] != scores[blocks.member(block, index)] ? 1 : 0;
    }

    private int nextRunStart(int block, int index) {
        if (index + 1 < blocks.count(block)) {
            return runStart(block, index + 1);
        }
        return block + 1 == blocks.blocks() ? 0 : runStart(block + 1, 0);
    }

    private void addNextRuns(int block, int index, int change) {
        if (change != 0) {
            blocks.addRuns(index + 1 < blocks.count(block) ? block : block + 1, change);
        }
    }

    private int runsIn(int block, int from, int until) {
        int runs = 0;
        for (int index = from; index < until; index++) {
            runs += runStart(block, index);
        }
        return runs;
    }

    /** The last block whose first member is not behind this one: where it is, or belongs. */
    private int blockOf(double score, int member) {
        int low = 0;
        int high = blocks.blocks() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            int first = blocks.member(middle, 0);
            if (order(scores[first], first, score, member) <= 0) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    private int indexIn(int block, double score, int member) {
        int index = insertionIn(block, score, member);
        if (index >= blocks.count(block) || blocks.member(block, index) != member) {
            throw new IllegalStateException("rank index out of order");
        }
        return index;
    }

    private int insertionIn(int block, double score, int member) {
        int low = 0;
        int high = blocks.count(block);
        while (low < high) {
            int middle = (low + high) >>> 1;
            int other = blocks.member(block, middle);
            if (order(scores[other], other, score, member) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The last block that begins with a better score, or the first block. */
    private int lastBlockAbove(double score) {
        int low = 0;
        int high = blocks.blocks() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (scores[blocks.member(middle, 0)] > score) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    private int firstAtMost(int block, double score) {
        int low = 0;
        int high = blocks.count(block);
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (scores[blocks.member(block, middle)] > score) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private int order(double score, int member, double otherScore, int other) {
        if (score != otherScore) {
            return score > otherScore ? -1 : 1;
        }
        return member == other ? 0 : table.compare(member, other);
    }

    private void grow(int member) {
        if (member >= scores.length) {
            int length = scores.length;
            scores = Arrays.copyOf(scores, Math.max(member + 1, length + (length >> 1)));
            Arrays.fill(scores, length, scores.length, Double.NaN);
        }
    }

    private static double[] absent(int length) {
        double[] scores = new double[length];
        Arrays.fill(scores, Double.NaN);
        return scores;
    }
}
