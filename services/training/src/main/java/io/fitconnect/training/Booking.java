package io.fitconnect.training;

import io.fitconnect.platform.id.AthleteId;
import io.fitconnect.platform.id.ClassId;
import java.util.Locale;

/**
 * An athlete's place in a class, or in the line for one.
 *
 * @param version number of its changes
 * @param number who comes first: the turn of the class that made it
 * @param bookedMs when it was made, ms since 1970
 */
record Booking(
        ClassId classId, AthleteId athleteId, long version, State state, long number, long bookedMs, long updatedMs) {

    /** Whether the athlete has a place. */
    enum State {
        BOOKED,
        WAITING,
        CANCELLED;

        /** As JSON and the table name it. */
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    boolean holds() {
        return state != State.CANCELLED;
    }

    Booking become(State next, long nowMs) {
        return new Booking(classId, athleteId, version + 1, next, number, bookedMs, nowMs);
    }
}
