package io.fitconnect.training;

import org.jspecify.annotations.Nullable;

/**
 * How full a class is. As long as somebody waits, no place is free: one that frees is given away in the same change.
 *
 * @param turns counts the changes of the class's bookings
 */
record Seats(int booked, int waiting, long turns) {
    static final Seats EMPTY = new Seats(0, 0, 0);
    /** A list of people who wait has an end too. */
    static final int MOST_WAITING = 1_000;

    boolean hasFree(@Nullable Integer capacity) {
        return capacity == null || booked < capacity;
    }

    /** How many of those who wait can be let in. */
    int promotable(@Nullable Integer capacity) {
        return capacity == null ? waiting : Math.clamp(capacity - booked, 0, waiting);
    }

    Seats book() {
        return new Seats(booked + 1, waiting, turns + 1);
    }

    Seats await() {
        return new Seats(booked, waiting + 1, turns + 1);
    }

    Seats leave(Booking.State state) {
        return switch (state) {
            case BOOKED -> new Seats(booked - 1, waiting, turns + 1);
            case WAITING -> new Seats(booked, waiting - 1, turns + 1);
            case CANCELLED -> this;
        };
    }

    Seats promote(int count) {
        return new Seats(booked + count, waiting - count, turns + count);
    }
}
