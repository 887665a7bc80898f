package io.fitconnect.users;

import io.fitconnect.platform.id.AthleteId;
import io.fitconnect.platform.outbox.Outbox;
import io.fitconnect.platform.sql.Transactions;
import io.fitconnect.proto.internal.athlete.v1.ErasedPart;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Deletes what this service keeps of an athlete, in the transaction that tells all others to; and how far they are. */
@ApplicationScoped
class ErasureTable {
    // The version goes on, so that this is the newest message of the athlete's key.
    private static final String EMPTY_PROFILE = """
            INSERT INTO profile (athlete_id, version, open_boards, show_name, show_heart_rate, updated_ms, erased_ms, \
            erased_by) VALUES ($1, 1, false, false, false, $2, $2, $3)
            ON CONFLICT (athlete_id) DO UPDATE SET version = profile.version + 1, name = NULL, birth_year = NULL, \
            sex = NULL, weight_kg = NULL, hr_max = NULL, hr_rest = NULL, ftp_w = NULL, w_prime_j = NULL, \
            open_boards = false, show_name = false, show_heart_rate = false, coach_sees_heart_rate = NULL, \
            coach_sees_workouts = false, consent_version = 0, updated_ms = excluded.updated_ms, \
            erased_ms = excluded.erased_ms, erased_by = excluded.erased_by
            WHERE profile.erased_ms IS NULL
            RETURNING version""";
    private static final List<String> OTHER_TABLES = List.of("consent_change", "activity", "workout_peak");
    private static final String DELETE = "DELETE FROM %s WHERE athlete_id = $1";
    private static final String REQUEST =
            "SELECT erased_ms, erased_by FROM profile WHERE athlete_id = $1 AND erased_ms IS NOT NULL";
    private static final String DONE =
            "INSERT INTO erased_part (athlete_id, part, done_ms) VALUES ($1, $2, $3) ON CONFLICT (athlete_id, part) DO NOTHING";
    private static final String PARTS = "SELECT part, done_ms FROM erased_part WHERE athlete_id = $1";

    /** An erasure as it was asked for, and the parts that are done. */
    record Request(long erasedMs, String erasedBy, Map<String, Long> doneMs) {}

    private final Pool pool;
    private final Transactions transactions;

    ErasureTable(@ReactiveDataSource("users") Pool pool) {
        this.pool = pool;
        this.transactions = new Transactions(pool);
    }

    /** Asked for twice it is done once, and the first time counts. */
    Uni<Void> erase(AthleteId athlete, AthleteId by, long nowMs) {
        return transactions.run(transaction -> transaction
                .preparedQuery(EMPTY_PROFILE)
                .execute(Tuple.of(athlete.value(), nowMs, by.value()))
                .chain(rows -> rows.size() == 0
                        ? Uni.createFrom().voidItem()
                        : follow(transaction, athlete, rows.iterator().next().getLong("version"), nowMs)));
    }

    /** Empty when nobody asked for it. */
    Uni<Optional<Request>> find(AthleteId athlete) {
        return Uni.combine()
                .all()
                .unis(
                        pool.preparedQuery(REQUEST).execute(Tuple.of(athlete.value())),
                        pool.preparedQuery(PARTS).execute(Tuple.of(athlete.value())))
                .with((request, parts) -> StreamSupport.stream(request.spliterator(), false)
                        .findFirst()
                        .map(row -> new Request(row.getLong("erased_ms"), row.getString("erased_by"), done(parts))));
    }

    Uni<Void> done(ErasedPart part) {
        return pool.preparedQuery(DONE)
                .execute(Tuple.of(part.getAthleteId(), part.getPart(), part.getDoneMs()))
                .replaceWithVoid();
    }

    private static Uni<Void> follow(SqlConnection transaction, AthleteId athlete, long version, long nowMs) {
        Uni<Void> work = Outbox.append(transaction, ProfileMessage.erased(athlete, version, nowMs));
        for (String table : OTHER_TABLES) {
            work = work.chain(() -> transaction
                    .preparedQuery(DELETE.formatted(table))
                    .execute(Tuple.of(athlete.value()))
                    .replaceWithVoid());
        }
        return work.chain(() -> transaction
                .preparedQuery(DONE)
                .execute(Tuple.of(athlete.value(), Erasure.HERE, nowMs))
                .replaceWithVoid());
    }

    private static Map<String, Long> done(Iterable<Row> parts) {
        return StreamSupport.stream(parts.spliterator(), false)
                .collect(Collectors.toMap(row -> row.getString("part"), row -> row.getLong("done_ms")));
    }
}
