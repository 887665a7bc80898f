package io.fitconnect.training.heartrate;

import io.fitconnect.platform.id.AthleteId;
import io.fitconnect.platform.sql.Transactions;
import io.fitconnect.training.athlete.AthleteTable;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;

/** What was learnt of each athlete's heart; a session is learnt once. */
@ApplicationScoped
public class ResponseTable {
    private static final String ONCE =
            "INSERT INTO heart_rate_session (athlete_id, session_id) VALUES ($1, $2) ON CONFLICT DO NOTHING";
    private static final String ONE =
            "SELECT * FROM heart_rate_response WHERE athlete_id = $1 AND input = $2 FOR UPDATE";
    private static final String ALL = "SELECT * FROM heart_rate_response WHERE athlete_id = $1 ORDER BY input";
    private static final String PUT = """
            INSERT INTO heart_rate_response (athlete_id, input, sessions, response, updated_ms) \
            VALUES ($1, $2, $3, $4, $5) ON CONFLICT (athlete_id, input) DO UPDATE SET sessions = excluded.sessions, \
            response = excluded.response, updated_ms = excluded.updated_ms""";

    private final Pool pool;
    private final Transactions transactions;

    ResponseTable(@ReactiveDataSource("training") Pool pool) {
        this.pool = pool;
        this.transactions = new Transactions(pool);
    }

    /**
     * A response with where it comes from.
     *
     * @param sessions how many it was learnt from
     * @param updatedMs when the last one was learnt, ms since 1970
     */
    public record Learnt(Response response, int sessions, long updatedMs) {}

    public Uni<List<Learnt>> of(AthleteId athlete) {
        return pool.preparedQuery(ALL)
                .execute(Tuple.of(athlete.value()))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(ResponseTable::read)
                        .toList());
    }

    /** Harmless when repeated; a session without an input that goes with its heart rate teaches nothing. */
    Uni<Void> learn(OpenSessions.Learnable it) {
        return it.steps()
                .input()
                .map(input -> transactions.run(transaction -> AthleteTable.unlessErased(
                        transaction, it.session().athleteId(), learnOnce(transaction, it, input))))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private static Uni<Void> learnOnce(SqlConnection transaction, OpenSessions.Learnable it, Input input) {
        return once(transaction, it.session())
                .chain(first ->
                        first ? learn(transaction, it, input) : Uni.createFrom().voidItem());
    }

    private static Uni<Boolean> once(SqlConnection transaction, OpenSessions.Ended session) {
        return transaction
                .preparedQuery(ONCE)
                .execute(Tuple.of(session.athleteId(), session.sessionId()))
                .map(rows -> rows.rowCount() == 1);
    }

    private static Uni<Void> learn(SqlConnection transaction, OpenSessions.Learnable it, Input input) {
        String athlete = it.session().athleteId();
        return transaction
                .preparedQuery(ONE)
                .execute(Tuple.of(athlete, input.word()))
                .map(rows -> first(rows, input))
                .invoke(known -> known.response()
                        .learn(it.steps().heartRate(), it.steps().values(input)))
                .chain(known -> transaction
                        .preparedQuery(PUT)
                        .execute(Tuple.of(
                                athlete,
                                input.word(),
                                known.sessions() + 1,
                                JsonObject.mapFrom(known.response().state()),
                                Instant.now().toEpochMilli())))
                .replaceWithVoid();
    }

    private static Learnt first(RowSet<Row> rows, Input input) {
        return rows.size() == 0
                ? new Learnt(Response.fresh(input), 0, 0)
                : read(rows.iterator().next());
    }

    private static Learnt read(Row row) {
        Input input = Input.valueOf(row.getString("input").toUpperCase(Locale.ROOT));
        Response.State state = row.getJsonObject("response").mapTo(Response.State.class);
        return new Learnt(Response.of(input, state), row.getInteger("sessions"), row.getLong("updated_ms"));
    }
}
