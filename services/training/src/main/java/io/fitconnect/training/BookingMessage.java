package io.fitconnect.training;

import io.fitconnect.platform.outbox.OutboxRecord;
import io.fitconnect.proto.internal.training.v1.BookingState;

/** A booking as {@code class.bookings.v1} carries it. */
final class BookingMessage {
    static final String TOPIC = "class.bookings.v1";

    private BookingMessage() {}

    static OutboxRecord of(Booking it, Plan plan) {
        Long startsAtMs = plan.startsAtMs();
        byte[] value = io.fitconnect.proto.internal.training.v1.Booking.newBuilder()
                .setClassId(it.classId().value())
                .setAthleteId(it.athleteId().value())
                .setState(encode(it.state()))
                .setNumber(it.number())
                .setBookedMs(it.bookedMs())
                .setUpdatedMs(it.updatedMs())
                .setClassTitle(plan.title())
                .setStartsAtMs(startsAtMs == null ? 0 : startsAtMs)
                .build()
                .toByteArray();
        return new OutboxRecord(TOPIC, it.classId() + "|" + it.athleteId(), it.version(), value);
    }

    /** The topic forgets the booking: an empty value, which the relay sends as none. */
    static OutboxRecord tombstone(Booking it) {
        return new OutboxRecord(TOPIC, it.classId() + "|" + it.athleteId(), it.version() + 1, new byte[0]);
    }

    private static BookingState encode(Booking.State state) {
        return switch (state) {
            case BOOKED -> BookingState.BOOKING_STATE_BOOKED;
            case WAITING -> BookingState.BOOKING_STATE_WAITING;
            case CANCELLED -> BookingState.BOOKING_STATE_CANCELLED;
        };
    }
}
