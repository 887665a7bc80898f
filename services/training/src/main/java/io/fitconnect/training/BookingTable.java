package io.fitconnect.training;

import io.fitconnect.platform.id.AthleteId;
import io.fitconnect.platform.id.ClassId;
import io.fitconnect.platform.problem.Answer;
import io.fitconnect.platform.problem.ProblemCode;
import io.fitconnect.platform.sql.Transactions;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Who has a place in which class, and who waits for one. */
@ApplicationScoped
class BookingTable {
    private static final String POSITION = """
            (SELECT count(*) FROM class_booking w WHERE w.class_id = b.class_id AND w.state = 'waiting' \
            AND w.number <= b.number) AS position""";
    private static final String ONE = "SELECT b.*, " + POSITION
            + " FROM class_booking b WHERE b.class_id = $1 AND b.athlete_id = $2" + " AND b.state <> 'cancelled'";
    private static final String OF_CLASS =
            "SELECT * FROM class_booking WHERE class_id = $1 AND state <> 'cancelled' ORDER BY state, number";
    private static final String OF_ATHLETE = "SELECT b.*, " + POSITION
            + " FROM class_booking b JOIN training_class c ON c.class_id = b.class_id WHERE b.athlete_id = $1"
            + " AND b.state <> 'cancelled' AND c.state <> 'ended' ORDER BY b.updated_ms DESC, b.class_id LIMIT $2";

    private final Pool pool;
    private final Transactions transactions;

    BookingTable(@ReactiveDataSource("training") Pool pool) {
        this.pool = pool;
        this.transactions = new Transactions(pool);
    }

    Uni<Answer<BookingView>> find(ClassId id, AthleteId athlete) {
        return pool.preparedQuery(ONE)
                .execute(Tuple.of(id.value(), athlete.value()))
                .map(rows -> rows.size() == 0
                        ? unknown(id, athlete)
                        : Answer.given(BookingView.of(
                                BookingRows.read(rows.iterator().next()),
                                rows.iterator().next().getInteger("position"))));
    }

    /** Those with a place first, then those who wait, each in order. */
    Uni<List<BookingView>> ofClass(ClassId id) {
        return pool.preparedQuery(OF_CLASS)
                .execute(Tuple.of(id.value()))
                .map(BookingRows::all)
                .map(BookingTable::numbered);
    }

    /** Of classes that are not over, latest change first. */
    Uni<List<BookingView>> ofAthlete(AthleteId athlete, int limit) {
        return pool.preparedQuery(OF_ATHLETE)
                .execute(Tuple.of(athlete.value(), limit))
                .map(rows -> {
                    List<BookingView> views = new ArrayList<>(rows.size());
                    rows.forEach(row -> views.add(BookingView.of(BookingRows.read(row), row.getInteger("position"))));
                    return views;
                });
    }

    /** A place, or one in the line when there is none; harmless when repeated. */
    Uni<Answer<Booked>> book(ClassId id, AthleteId athlete, long nowMs) {
        return transactions.run(transaction -> ClassTable.lock(transaction, id).chain(found -> switch (found) {
            case Answer.Given<TrainingClass>(TrainingClass it) ->
                BookingRows.find(transaction, id, athlete)
                        .chain(before -> book(transaction, it, athlete, before, nowMs));
            case Answer.Refused<TrainingClass>(var refusal) -> Uni.createFrom().item(new Answer.Refused<>(refusal));
        }));
    }

    /**
     * A booking after somebody asked for it.
     *
     * @param made false: it was there already
     */
    record Booked(BookingView booking, boolean made) {}

    private static Uni<Answer<Booked>> book(
            SqlConnection transaction, TrainingClass it, AthleteId athlete, Optional<Booking> before, long nowMs) {
        if (before.filter(Booking::holds).isPresent()) {
            return position(transaction, before.get())
                    .map(position -> Answer.given(new Booked(BookingView.of(before.get(), position), false)));
        }
        if (it.state() instanceof ClassState.Ended) {
            return refuse(ProblemCode.CLASS_ENDED, "A class that is over takes no bookings.");
        }
        Seats seats = it.seats();
        boolean free = seats.hasFree(it.plan().capacity());
        if (!free && seats.waiting() >= Seats.MOST_WAITING) {
            return refuse(ProblemCode.CLASS_FULL, "At most " + Seats.MOST_WAITING + " can wait for a place.");
        }
        Seats next = free ? seats.book() : seats.await();
        Booking made = new Booking(
                it.classId(),
                athlete,
                before.map(Booking::version).orElse(0L) + 1,
                free ? Booking.State.BOOKED : Booking.State.WAITING,
                next.turns(),
                nowMs,
                nowMs);
        return BookingRows.write(transaction, made, it.plan())
                .chain(() -> BookingRows.settle(transaction, it.classId(), it.plan(), next, nowMs))
                .map(settled -> Answer.given(new Booked(BookingView.of(made, settled.waiting()), true)));
    }

    /** Gives the place up; whoever waits longest gets it in the same change. */
    Uni<Answer<Booking>> cancel(ClassId id, AthleteId athlete, long nowMs) {
        return transactions.run(transaction -> ClassTable.lock(transaction, id).chain(found -> switch (found) {
            case Answer.Given<TrainingClass>(TrainingClass it) ->
                BookingRows.find(transaction, id, athlete)
                        .chain(before -> cancel(transaction, it, athlete, before.filter(Booking::holds), nowMs));
            case Answer.Refused<TrainingClass>(var refusal) -> Uni.createFrom().item(new Answer.Refused<>(refusal));
        }));
    }

    private static Uni<Answer<Booking>> cancel(
            SqlConnection transaction, TrainingClass it, AthleteId athlete, Optional<Booking> before, long nowMs) {
        if (before.isEmpty()) {
            return Uni.createFrom().item(unknown(it.classId(), athlete));
        }
        if (it.state() instanceof ClassState.Ended) {
            return refuse(ProblemCode.CLASS_ENDED, "The class is over.");
        }
        Booking left = before.get().become(Booking.State.CANCELLED, nowMs);
        Seats seats = it.seats().leave(before.get().state());
        return BookingRows.write(transaction, left, it.plan())
                .chain(() -> BookingRows.settle(transaction, it.classId(), it.plan(), seats, nowMs))
                .replaceWith(Answer.given(left));
    }

    private static Uni<Integer> position(SqlConnection transaction, Booking it) {
        return transaction
                .preparedQuery(ONE)
                .execute(Tuple.of(it.classId().value(), it.athleteId().value()))
                .map(rows -> rows.iterator().next().getInteger("position"));
    }

    private static List<BookingView> numbered(List<Booking> bookings) {
        List<BookingView> views = new ArrayList<>(bookings.size());
        int waiting = 0;
        for (Booking booking : bookings) {
            waiting += booking.state() == Booking.State.WAITING ? 1 : 0;
            views.add(BookingView.of(booking, waiting));
        }
        return views;
    }

    private static <T> Uni<Answer<T>> refuse(ProblemCode code, String detail) {
        return Uni.createFrom().item(Answer.refused(code, detail));
    }

    private static <T> Answer<T> unknown(ClassId id, AthleteId athlete) {
        return Answer.refused(ProblemCode.BOOKING_UNKNOWN, athlete + " has no booking in class " + id + ".");
    }
}
