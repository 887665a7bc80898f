package io.fitconnect.streams.rank;

/** Finds places in the blocks by score and id. */
record Search(MemberTable table, Blocks blocks) {

    /** The last block that begins with a better score, or the first block. */
    int lastBlockAbove(double score) {
        int low = 0;
        int high = blocks.blocks() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (blocks.first(middle) > score) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    /** The first place in a block whose score is not better. */
    int firstAtMost(int block, double score) {
        double[] scores = blocks.scores(block);
        int low = 0;
        int high = blocks.count(block);
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (scores[middle] > score) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The last block whose first member is not behind this one: where it is, or belongs. */
    int blockOf(double score, int member) {
        int low = 0;
        int high = blocks.blocks() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            double first = blocks.first(middle);
            if (first > score || (first == score && !isBehind(blocks.member(middle, 0), member))) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    /** Where in a block a member with this score belongs: among equal scores the ids decide. */
    int insertionIn(int block, double score, int member) {
        double[] scores = blocks.scores(block);
        int count = blocks.count(block);
        int index = firstAtMost(block, score);
        while (index < count && scores[index] == score && isBehind(member, blocks.member(block, index))) {
            index++;
        }
        return index;
    }

    /** Whether a member comes after another with the same score. */
    boolean isBehind(int member, int other) {
        return member != other && table.compare(other, member) < 0;
    }
}
