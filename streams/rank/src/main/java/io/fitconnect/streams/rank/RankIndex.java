package io.fitconnect.streams.rank;

/**
 * Members of a board in the order of their scores, best first, equal scores by id: exact ranks, tops, neighbourhoods
 * and slices in logarithmic time. About 17 bytes a member beside the {@link MemberTable}, which boards of the same
 * members share.
 *
 * <p>Positions count from 0. Not safe for use by several threads.
 */
public final class RankIndex {
    private static final int BLOCK_CAPACITY = 128;

    private final MemberTable table;
    private final Order order;

    public RankIndex(MemberTable table) {
        this(table, BLOCK_CAPACITY);
    }

    RankIndex(MemberTable table, int blockCapacity) {
        this.table = table;
        this.order = new Order(table, blockCapacity);
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
        order.load(own, ScoreOrder.sorted(own, ids));
    }

    public int size() {
        return order.size();
    }

    public boolean contains(int member) {
        return order.blocks().has(member);
    }

    /** The score of a member, NaN when it is not on the board. */
    public double score(int member) {
        return contains(member) ? order.score(member) : Double.NaN;
    }

    /** Sets a member's score, putting it on the board if need be; false when nothing changed. */
    public boolean set(int member, double score) {
        if (Double.isNaN(score)) {
            throw new IllegalArgumentException("a score must be a number");
        }
        double wanted = score + 0.0; // -0.0 and 0.0 are one score
        if (contains(member)) {
            if (order.score(member) == wanted) {
                return false;
            }
            order.move(member, wanted);
        } else {
            order.insert(member, wanted);
        }
        return true;
    }

    /** Takes a member off the board; false when it was not on it. */
    public boolean remove(int member) {
        if (!contains(member)) {
            return false;
        }
        order.remove(member);
        return true;
    }

    /** Where a member stands, from 0, or -1 when it is not on the board. */
    public int position(int member) {
        if (!contains(member)) {
            return -1;
        }
        order.locate(member);
        return order.blocks().membersBefore(order.block()) + order.index();
    }

    /** A member's rank, from 1, or 0 when it is not on the board. */
    public int rank(int member, Ties ties) {
        if (!contains(member)) {
            return 0;
        }
        return switch (ties) {
            case ORDINAL -> position(member) + 1;
            case COMPETITION -> positionOfRun(member) + 1;
            case DENSE -> runsUpTo(member);
        };
    }

    /** The member at a position from 0 to size - 1. */
    public int memberAt(int position) {
        if (position < 0 || position >= size()) {
            throw new IndexOutOfBoundsException(position);
        }
        Blocks blocks = order.blocks();
        int block = blocks.blockAt(position);
        return blocks.member(block, position - blocks.membersBefore(block));
    }

    /** How many members have a better score than this. */
    public int countAbove(double score) {
        int block = order.search().lastBlockAbove(score);
        return order.blocks().membersBefore(block) + order.search().firstAtMost(block, score);
    }

    /** How many distinct scores are better than this. */
    public int distinctAbove(double score) {
        int block = order.search().lastBlockAbove(score);
        int until = order.search().firstAtMost(block, score);
        return order.blocks().runsBefore(block) + order.runsIn(block, 0, until);
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
        int start = Math.clamp(from, 0, size());
        int[] into = new int[Math.max(0, Math.min(count, size() - start))];
        copy(start, into, into.length);
        return into;
    }

    /** Fills {@code into} with {@code count} members from a position on; they must exist. */
    public void copy(int from, int[] into, int count) {
        if (count == 0) {
            return;
        }
        Blocks blocks = order.blocks();
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
        return order.footprint();
    }

    /** The position of the first member with the same score. */
    private int positionOfRun(int member) {
        order.locate(member);
        int index = order.index();
        double[] scores = order.blocks().scores(order.block());
        double score = scores[index];
        while (index > 0 && scores[index - 1] == score) {
            index--;
        }
        return index > 0 ? order.blocks().membersBefore(order.block()) + index : countAbove(score);
    }

    private int runsUpTo(int member) {
        order.locate(member);
        return order.blocks().runsBefore(order.block()) + order.runsIn(order.block(), 0, order.index() + 1);
    }
}
