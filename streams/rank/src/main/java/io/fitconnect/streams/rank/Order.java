package io.fitconnect.streams.rank;

/** Members in the order of their scores, best first, equal scores by id, and what changes it. */
final class Order {
    private final Blocks blocks;
    private final Search search;
    private int size;

    /** Where the member asked for last stands: who sets a score asks for its rank next. */
    private int placed = -1;

    private int placedBlock;
    private int placedIndex;

    Order(MemberTable table, int blockCapacity) {
        this.blocks = new Blocks(blockCapacity);
        this.search = new Search(table, blocks);
    }

    /** Replaces everything; {@code ordered} are the members with a score, in order. */
    void load(double[] scoresByMember, int[] ordered) {
        size = ordered.length;
        blocks.load(ordered, scoresByMember);
        placed = -1;
    }

    int size() {
        return size;
    }

    Blocks blocks() {
        return blocks;
    }

    /** The score of a member that is on the board. */
    double score(int member) {
        locate(member);
        return blocks.score(placedBlock, placedIndex);
    }

    Search search() {
        return search;
    }

    /** Looks a member up that is on the board; {@link #block()} and {@link #index()} say where it stands. */
    void locate(int member) {
        if (member != placed) {
            int block = blocks.home(member);
            place(member, block, blocks.indexOf(block, member));
        }
        if (placedIndex < 0) {
            throw new IllegalStateException("rank index out of order");
        }
    }

    int block() {
        return placedBlock;
    }

    int index() {
        return placedIndex;
    }

    void move(int member, double score) {
        locate(member);
        int block = placedBlock;
        int index = placedIndex;
        if (staysInPlace(block, index, member, score)) {
            int before = runStart(block, index);
            int nextBefore = nextRunStart(block, index);
            blocks.score(block, index, score);
            blocks.addRuns(block, runStart(block, index) - before);
            addNextRuns(block, index, nextRunStart(block, index) - nextBefore);
        } else {
            remove(member);
            insert(member, score);
        }
    }

    void insert(int member, double score) {
        int block = search.blockOf(score, member);
        int index = search.insertionIn(block, score, member);
        int nextBefore = index < blocks.count(block) ? runStart(block, index) : nextRunStart(block, index - 1);
        int moreRuns = scoreBefore(block, index) == score ? 0 : 1;
        boolean full = blocks.insert(block, index, member, score, moreRuns);
        size++;
        addNextRuns(block, index, nextRunStart(block, index) - nextBefore);
        place(member, block, index);
        if (full) {
            split(block);
        }
    }

    void remove(int member) {
        locate(member);
        int block = placedBlock;
        int index = placedIndex;
        placed = -1;
        int lessRuns = runStart(block, index);
        int nextBefore = nextRunStart(block, index);
        boolean last = index + 1 == blocks.count(block);
        boolean empties = blocks.count(block) == 1 && blocks.blocks() > 1;
        blocks.remove(block, index, lessRuns);
        size--;
        int nextBlock = !last || empties ? block : block + 1;
        int nextIndex = last ? 0 : index;
        if (nextBlock < blocks.blocks() && nextIndex < blocks.count(nextBlock)) {
            blocks.addRuns(nextBlock, runStart(nextBlock, nextIndex) - nextBefore);
        }
        blocks.tidy(block);
    }

    /** How many runs of equal scores begin in this part of a block. */
    int runsIn(int block, int from, int until) {
        int begun = 0;
        double[] scores = blocks.scores(block);
        double before = from == until ? 0 : scoreBefore(block, from);
        for (int index = from; index < until; index++) {
            begun += scores[index] == before ? 0 : 1;
            before = scores[index];
        }
        return begun;
    }

    long footprint() {
        return blocks.footprint();
    }

    private void place(int member, int block, int index) {
        placed = member;
        placedBlock = block;
        placedIndex = index;
    }

    private void split(int block) {
        int half = blocks.count(block) / 2;
        int count = blocks.count(block);
        blocks.split(block, half, runsIn(block, 0, half), runsIn(block, half, count));
        if (placedIndex >= half) {
            place(placed, block + 1, placedIndex - half);
        }
    }

    private boolean staysInPlace(int block, int index, int member, double score) {
        double before = scoreBefore(block, index);
        double after = scoreAfter(block, index);
        return !(before < score)
                && !(after > score)
                && (before != score || search.isBehind(member, previous(block, index)))
                && (after != score || search.isBehind(next(block, index), member));
    }

    /** The member before this place, which isn't the top. Blocks are never empty unless the board is. */
    private int previous(int block, int index) {
        return index > 0 ? blocks.member(block, index - 1) : blocks.member(block - 1, blocks.count(block - 1) - 1);
    }

    private int next(int block, int index) {
        return index + 1 < blocks.count(block) ? blocks.member(block, index + 1) : blocks.member(block + 1, 0);
    }

    /** NaN at the top. */
    private double scoreBefore(int block, int index) {
        if (index > 0) {
            return blocks.score(block, index - 1);
        }
        return block == 0 ? Double.NaN : blocks.score(block - 1, blocks.count(block - 1) - 1);
    }

    /** NaN at the end. */
    private double scoreAfter(int block, int index) {
        if (index + 1 < blocks.count(block)) {
            return blocks.score(block, index + 1);
        }
        return block + 1 == blocks.blocks() ? Double.NaN : blocks.first(block + 1);
    }

    /** 1 when the member here has another score than the one before it, else 0. */
    private int runStart(int block, int index) {
        return scoreBefore(block, index) == blocks.score(block, index) ? 0 : 1;
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
}
