package io.fitconnect.streams.rank;

/**
 * Open addressing with 4 bytes a slot: a member's number and, in the bits it leaves free, a part of the hash, so that
 * hardly any slot of another member is looked at closer. Filled to four fifths at most.
 */
final class Slots {
    private static final int SMALL = 1 << 12;

    private int[] slots = new int[8];
    /** Bits of a member's number plus one. */
    private int numberBits = 4;

    boolean isFullAt(int size) {
        return size * 5L > slots.length * 4L;
    }

    /** Empties it and makes room for more than this: doubling while small, by a quarter once waste would weigh. */
    void widen(int size) {
        int length = slots.length < SMALL ? slots.length * 2 : slots.length + slots.length / 4;
        slots = new int[Math.max(length, (int) (size * 5L / 4) + 1)];
        numberBits = Integer.SIZE - Integer.numberOfLeadingZeros(slots.length);
    }

    /** Puts in a member that is not there. */
    void put(int hash, int member) {
        int at = first(hash);
        while (slots[at] != 0) {
            at = next(at);
        }
        slots[at] = mark(hash) | (member + 1);
    }

    /** Where the search for a hash begins. */
    int first(int hash) {
        return (int) ((hash & 0xFFFFFFFFL) * slots.length >>> Integer.SIZE);
    }

    int next(int at) {
        return at + 1 == slots.length ? 0 : at + 1;
    }

    boolean isTaken(int at) {
        return slots[at] != 0;
    }

    boolean mayBe(int at, int hash) {
        return (slots[at] ^ mark(hash)) >>> numberBits == 0;
    }

    int member(int at) {
        return (slots[at] & ((1 << numberBits) - 1)) - 1;
    }

    long footprint() {
        return 16 + 4L * slots.length;
    }

    /** The hash's low bits, which {@link #first} hardly uses, in place of the number's. */
    private int mark(int hash) {
        return hash << numberBits;
    }
}
