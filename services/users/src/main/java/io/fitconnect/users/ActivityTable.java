package io.fitconnect.users;

import io.fitconnect.platform.id.AthleteId;
import io.fitconnect.platform.sql.Transactions;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.StreamSupport;

/** What happened, by athlete and time; of a cause that comes again, the newest time counts. */
@ApplicationScoped
public class ActivityTable {
    // Messages may be read again after an athlete was erased.
    private static final String PUT = """
            INSERT INTO activity (athlete_id, id, kind, at_ms, done_by, subject) \
            SELECT $1::TEXT, $2::TEXT, $3::TEXT, $4::INT8, $5::TEXT, $6::TEXT \
            WHERE NOT EXISTS (SELECT 1 FROM profile WHERE athlete_id = $1 AND erased_ms IS NOT NULL)
            ON CONFLICT (athlete_id, id) DO UPDATE SET at_ms = excluded.at_ms""";
    private static final String APPEND =
            "INSERT INTO activity (athlete_id, id, kind, at_ms, done_by, subject) VALUES ($1, $2, $3, $4, $5, $6)";
    private static final String PAGE = """
            SELECT * FROM activity WHERE athlete_id = $1 AND (at_ms < $2 OR (at_ms = $2 AND id < $3)) \
            ORDER BY at_ms DESC, id DESC LIMIT $4""";

    private final Pool pool;
    private final Transactions transactions;

    ActivityTable(@ReactiveDataSource("users") Pool pool) {
        this.pool = pool;
        this.transactions = new Transactions(pool);
    }

    /** Part of a transaction that knows the athlete to be there. */
    static Uni<Void> append(SqlClient transaction, AthleteId athlete, Activity activity) {
        return transaction
                .preparedQuery(APPEND)
                .execute(columns(athlete, activity))
                .replaceWithVoid();
    }

    public Uni<Void> put(AthleteId athlete, Activity activity) {
        return transactions.run(transaction -> transaction
                .preparedQuery(PUT)
                .execute(columns(athlete, activity))
                .replaceWithVoid());
    }

    Uni<List<Activity>> page(AthleteId athlete, ActivityCursor after, int limit) {
        return pool.preparedQuery(PAGE)
                .execute(Tuple.of(athlete.value(), after.atMs(), after.id(), limit))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(ActivityTable::read)
                        .toList());
    }

    /** All of it, newest first, read page by page as it is taken. */
    public Multi<Activity> all(AthleteId athlete, int pageRows) {
        return Multi.createBy()
                .repeating()
                .uni(
                        () -> new ActivityCursor[] {ActivityCursor.NEWEST},
                        cursor -> page(athlete, cursor[0], pageRows).invoke(page -> {
                            if (!page.isEmpty()) {
                                cursor[0] = ActivityCursor.of(page.getLast());
                            }
                        }))
                .whilst(page -> page.size() == pageRows)
                .onItem()
                .transformToMultiAndConcatenate(page -> Multi.createFrom().iterable(page));
    }

    private static Tuple columns(AthleteId athlete, Activity it) {
        return Tuple.from(new Object[] {athlete.value(), it.id(), it.kind(), it.atMs(), it.by(), it.subject()});
    }

    private static Activity read(Row row) {
        return new Activity(
                row.getString("id"),
                row.getString("kind"),
                row.getLong("at_ms"),
                row.getString("done_by"),
                row.getString("subject"));
    }
}
