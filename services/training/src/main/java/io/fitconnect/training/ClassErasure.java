package io.fitconnect.training;

import io.fitconnect.platform.id.AthleteId;
import io.fitconnect.platform.id.ClassId;
import io.fitconnect.platform.outbox.Outbox;
import io.fitconnect.platform.sql.Transactions;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * Deletes an athlete from classes: places are given to who waits, the topic of bookings forgets, and a class of an erased
 * coach has none.
 */
@ApplicationScoped
public class ClassErasure {
    private static final String OF = "SELECT * FROM class_booking WHERE athlete_id = $1";
    private static final String DELETE = "DELETE FROM class_booking WHERE class_id = $1 AND athlete_id = $2";

    private final Pool pool;
    private final Transactions transactions;
    private final ClassTable classes;
    private final ClassRelay relay;

    ClassErasure(@ReactiveDataSource("training") Pool pool, ClassTable classes, ClassRelay relay) {
        this.pool = pool;
        this.transactions = new Transactions(pool);
        this.classes = classes;
        this.relay = relay;
    }

    /** Harmless when repeated. */
    public Uni<Void> erase(AthleteId athlete, long nowMs) {
        return pool.preparedQuery(OF)
                .execute(Tuple.of(athlete.value()))
                .map(BookingRows::all)
                .toMulti()
                .onItem()
                .transformToMultiAndConcatenate(all -> Multi.createFrom().iterable(all))
                .onItem()
                .transformToUniAndConcatenate(it -> transactions.run(tx -> erase(tx, it.classId(), athlete, nowMs)))
                .collect()
                .last()
                .chain(() -> classes.eraseCoach(athlete, nowMs));
    }

    /** To be called when it is committed. */
    public void wake() {
        relay.wake();
    }

    private static Uni<Void> erase(SqlConnection transaction, ClassId id, AthleteId athlete, long nowMs) {
        return ClassTable.lock(transaction, id)
                .map(found -> found.orThrow())
                .chain(it -> BookingRows.find(transaction, id, athlete)
                        .chain(booking -> erase(transaction, it, booking, nowMs)));
    }

    private static Uni<Void> erase(SqlConnection transaction, TrainingClass it, Optional<Booking> booking, long nowMs) {
        if (booking.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Booking gone = booking.get();
        Seats seats = it.seats().leave(gone.state());
        return transaction
                .preparedQuery(DELETE)
                .execute(Tuple.of(it.classId().value(), gone.athleteId().value()))
                .chain(() -> Outbox.append(transaction, BookingMessage.tombstone(gone)))
                .chain(() -> BookingRows.settle(transaction, it.classId(), it.plan(), seats, nowMs))
                .replaceWithVoid();
    }
}
