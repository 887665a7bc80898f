package io.fitconnect.training;

import io.fitconnect.platform.id.AthleteId;
import io.fitconnect.platform.id.ClassId;
import io.fitconnect.platform.outbox.Outbox;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Bookings inside a transaction that holds the class's row: whoever changes bookings locks their class first. */
final class BookingRows {
    private static final String ONE = "SELECT * FROM class_booking WHERE class_id = $1 AND athlete_id = $2";
    private static final String FIRST_WAITING =
            "SELECT * FROM class_booking WHERE class_id = $1 AND state = 'waiting' ORDER BY number LIMIT $2";
    private static final String UPSERT = """
            INSERT INTO class_booking (class_id, athlete_id, version, state, number, booked_ms, updated_ms) \
            VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (class_id, athlete_id) DO UPDATE SET \
            version = excluded.version, state = excluded.state, number = excluded.number, \
            booked_ms = excluded.booked_ms, updated_ms = excluded.updated_ms""";
    private static final String SEATS =
            "UPDATE training_class SET booked = $2, waiting = $3, turns = $4 WHERE class_id = $1";

    private BookingRows() {}

    static Uni<Optional<Booking>> find(SqlConnection transaction, ClassId id, AthleteId athlete) {
        return transaction
                .preparedQuery(ONE)
                .execute(Tuple.of(id.value(), athlete.value()))
                .map(rows -> all(rows).stream().findFirst());
    }

    /** Writes the booking and the message that tells of it. */
    static Uni<Booking> write(SqlConnection transaction, Booking it, Plan plan) {
        Object[] columns = {
            it.classId().value(),
            it.athleteId().value(),
            it.version(),
            it.state().word(),
            it.number(),
            it.bookedMs(),
            it.updatedMs()
        };
        return transaction
                .preparedQuery(UPSERT)
                .execute(Tuple.from(columns))
                .chain(() -> Outbox.append(transaction, BookingMessage.of(it, plan)))
                .replaceWith(it);
    }

    /** Lets in as many of those who wait as there is room for, in their order, and writes how full the class is. */
    static Uni<Seats> settle(SqlConnection transaction, ClassId id, Plan plan, Seats seats, long nowMs) {
        int count = seats.promotable(plan.capacity());
        Seats settled = count == 0 ? seats : seats.promote(count);
        Uni<Void> promoted = count == 0 ? Uni.createFrom().voidItem() : promote(transaction, id, plan, count, nowMs);
        return promoted.chain(() -> transaction
                        .preparedQuery(SEATS)
                        .execute(Tuple.of(id.value(), settled.booked(), settled.waiting(), settled.turns())))
                .replaceWith(settled);
    }

    private static Uni<Void> promote(SqlConnection transaction, ClassId id, Plan plan, int count, long nowMs) {
        return transaction
                .preparedQuery(FIRST_WAITING)
                .execute(Tuple.of(id.value(), count))
                .toMulti()
                .onItem()
                .transformToMultiAndConcatenate(rows -> Multi.createFrom().iterable(all(rows)))
                .map(waiting -> waiting.become(Booking.State.BOOKED, nowMs))
                .onItem()
                .transformToUniAndConcatenate(booked -> write(transaction, booked, plan))
                .collect()
                .last()
                .replaceWithVoid();
    }

    static List<Booking> all(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(BookingRows::read)
                .toList();
    }

    static Booking read(Row row) {
        return new Booking(
                new ClassId(row.getString("class_id")),
                new AthleteId(row.getString("athlete_id")),
                row.getLong("version"),
                Booking.State.of(row.getString("state")),
                row.getLong("number"),
                row.getLong("booked_ms"),
                row.getLong("updated_ms"));
    }
}
