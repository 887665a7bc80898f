package io.fitconnect.streams.rank;

import java.util.Arrays;

/**
 * The row of blocks in order: which block stands at a position, and where a block of a number stands. The score of each
 * block's first member is kept in an array of its own, so that a search over the blocks stays within the processor's
 * cache.
 */
final class Row {
    /** Block numbers by position. */
    private int[] numbers = {0};
    /** Positions by block number. */
    private int[] positions = {0};

    private double[] firsts = {0};
    /** Numbers that are free again; as many as there are positions beyond the row's end. */
    private int[] free = {0};

    private int freeCount;
    private int size = 1;

    /** A row of so many blocks, numbered as they stand. */
    void reset(int blocks) {
        size = blocks;
        numbers = new int[blocks];
        Arrays.setAll(numbers, block -> block);
        positions = numbers.clone();
        firsts = new double[blocks];
        free = new int[0];
        freeCount = 0;
    }

    int size() {
        return size;
    }

    int capacity() {
        return numbers.length;
    }

    int number(int position) {
        return numbers[position];
    }

    int position(int number) {
        return positions[number];
    }

    double first(int position) {
        return firsts[position];
    }

    void first(int position, double score) {
        firsts[position] = score;
    }

    /** Makes a place in the row and gives the block there a number that is free. */
    int open(int at) {
        if (size == numbers.length) {
            int wider = size + (size >> 2) + 1;
            numbers = Arrays.copyOf(numbers, wider);
            positions = Arrays.copyOf(positions, wider);
            firsts = Arrays.copyOf(firsts, wider);
        }
        System.arraycopy(numbers, at, numbers, at + 1, size - at);
        System.arraycopy(firsts, at, firsts, at + 1, size - at);
        int number = freeCount > 0 ? free[--freeCount] : size;
        size++;
        numbers[at] = number;
        renumber(at);
        return number;
    }

    /** Takes a block out of the row; its number may be given to another. */
    int close(int at) {
        int number = numbers[at];
        System.arraycopy(numbers, at + 1, numbers, at, size - at - 1);
        System.arraycopy(firsts, at + 1, firsts, at, size - at - 1);
        size--;
        if (freeCount == free.length) {
            free = Arrays.copyOf(free, freeCount + (freeCount >> 2) + 4);
        }
        free[freeCount++] = number;
        renumber(at);
        return number;
    }

    long footprint() {
        return 4 * 16 + 16L * numbers.length + 4L * free.length;
    }

    private void renumber(int from) {
        for (int position = from; position < size; position++) {
            positions[numbers[position]] = position;
        }
    }
}
