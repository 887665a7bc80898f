package io.fitconnect.streams.rank;

/** Members in the order of their scores, best first, equal scores by id, and what changes it. */
final class Order {
    private final Scores scores = new Scores();
    private final Blocks blocks;
    private final Search search;
    private int size;

    /** Where the member asked for last stands: who sets a score asks for its rank next. */
    private int placed = -1;

    private int placedBlock;
    private int placedIndex;

    Order(MemberTable table, int blockCapacity) {
        this.blocks = new Blocks(blockCapacity);
        this.search = new Search(table, scores, blocks);
    }

    /** Replaces everything; {@code ordered} are the members with a score, in order. The array is the order's own then. */
    void load(double[] ownScores, int[] ordered) {
        scores.load(ownScores);
        size = ordered.length;
        blocks.load(ordered, ownScores);
        placed = -1;
    }

    int size() {
        return size;
    }

    Blocks blocks() {
        return blocks;
    }

    Scores scores() {
        return scores;
    }

    Search search() {
        return search;
    }

    /** Looks a member up that is on the board; {@link #block()} and {@link #index()} say where it stands. */
    void locate(int member) {
        if (member != placed) {
            int block = search.blockOf(scores.of(member), member);
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
            scores.set(member, score);
            blocks.scored(block, index, score);
            blocks.addRuns(block, runStart(block, index) - before);
            addNextRuns(block, index, nextRunStart(block, index) - nextBefore);
        } else {
            remove(member);
            insert(member, score);
        }
    }

    void insert(int member, double score) {
        scores.set(member, score);
        int block = search.blockOf(score, member);
        int index = search.insertionIn(block, score, member);
        int nextBefore = index < blocks.count(block) ? runStart(block, index) : nextRunStart(block, index - 1);
        boolean full = blocks.insert(block, index, member, score);
        size++;
        blocks.addRuns(block, runStart(block, index));
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
        blocks.addRuns(block, -runStart(block, index));
        int nextBefore = nextRunStart(block, index);
        boolean last = index + 1 == blocks.count(block);
        boolean empties = blocks.count(block) == 1 && blocks.blocks() > 1;
        blocks.remove(block, index, scores);
        scores.clear(member);
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
        int runs = 0;
        double before = from == until ? 0 : scoreBefore(block, from);
        for (int index = from; index < until; index++) {
            double score = scores.of(blocks.member(block, index));
            runs += score == before ? 0 : 1;
            before = score;
        }
        return runs;
    }

    long footprint() {
        return scores.footprint() + blocks.footprint();
    }

    private void place(int member, int block, int index) {
        placed = member;
        placedBlock = block;
        placedIndex = index;
    }

    private void split(int block) {
        int half = blocks.count(block) / 2;
        int count = blocks.count(block);
        double second = scores.of(blocks.member(block, half));
        blocks.split(block, runsIn(block, 0, half), runsIn(block, half, count), second);
        if (placedIndex >= half) {
            place(placed, block + 1, placedIndex - half);
        }
    }

    private boolean staysInPlace(int block, int index, int member, double score) {
        int before = previous(block, index);
        int after = next(block, index);
        return (before < 0 || search.order(scores.of(before), before, score, member) < 0)
                && (after < 0 || search.order(score, member, scores.of(after), after) < 0);
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

    /** NaN at the top. */
    private double scoreBefore(int block, int index) {
        int before = previous(block, index);
        return before < 0 ? Double.NaN : scores.of(before);
    }

    /** 1 when the member here has another score than the one before it, else 0. */
    private int runStart(int block, int index) {
        return scoreBefore(block, index) == scores.of(blocks.member(block, index)) ? 0 : 1;
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
