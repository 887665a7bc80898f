package io.fitconnect.training;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A booking as the athlete and the class's coach see it.
 *
 * @param state booked or waiting
 * @param position in the waiting list, from 1; absent: has a place
 * @param bookedMs when it was made, ms since 1970
 */
@Schema(name = "Booking")
record BookingView(
        String classId,
        String athleteId,
        String state,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer position,
        long bookedMs) {

    /** With the number of those who wait no longer than this one. */
    static BookingView of(Booking it, int position) {
        return new BookingView(
                it.classId().value(),
                it.athleteId().value(),
                it.state().word(),
                it.state() == Booking.State.WAITING ? position : null,
                it.bookedMs());
    }
}
