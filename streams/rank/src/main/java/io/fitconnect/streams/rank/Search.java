package io.fitconnect.streams.rank;

/** Finds places in the blocks by score and id. */
record Search(MemberTable table, Scores scores, Blocks blocks) {

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
        int low = 0;
        int high = blocks.count(block);
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (scores.of(blocks.member(block, middle)) > score) {
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
            if (first > score || (first == score && order(first, blocks.member(middle, 0), score, member) <= 0)) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    int insertionIn(int block, double score, int member) {
        int low = 0;
        int high = blocks.count(block);
        while (low < high) {
            int middle = (low + high) >>> 1;
            int other = blocks.member(block, middle);
            if (order(scores.of(other), other, score, member) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    int order(double score, int member, double otherScore, int other) {
        if (score != otherScore) {
            return score > otherScore ? -1 : 1;
        }
        return member == other ? 0 : table.compare(member, other);
    }
}
