package io.fitconnect.streams.rank;

import java.util.Arrays;

/**
 * Which block each member stands in: the block's number, which stays the same while blocks before it come and go.
 * 4 bytes a member.
 */
final class Homes {
    /** Block number plus one by member; 0: not on the board. */
    private int[] homes = new int[4];

    boolean has(int member) {
        return member >= 0 && member < homes.length && homes[member] != 0;
    }

    /** The number of the block of a member that is on the board. */
    int of(int member) {
        return homes[member] - 1;
    }

    void set(int member, int number) {
        if (member >= homes.length) {
            homes = Arrays.copyOf(homes, Math.max(member + 1, homes.length + (homes.length >> 3) + 4));
        }
        homes[member] = number + 1;
    }

    void clear(int member) {
        homes[member] = 0;
    }

    /** Empties it, with room for exactly so many members. */
    void reset(int members) {
        homes = new int[members];
    }

    long footprint() {
        return 16 + 4L * homes.length;
    }
}
