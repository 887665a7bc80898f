package io.fitconnect.competition.contest;

import io.fitconnect.competition.CompetitionId;
import io.fitconnect.platform.id.AthleteId;
import io.fitconnect.platform.outbox.Outbox;
import io.fitconnect.platform.problem.Answer;
import io.fitconnect.platform.problem.ProblemCode;
import io.fitconnect.platform.sql.Transactions;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.StreamSupport;

/** Competitions in PostgreSQL or CockroachDB; each change is written with the message that tells of it. */
@ApplicationScoped
public class CompetitionTable {
    private static final String SELECT = "SELECT * FROM competition WHERE competition_id = $1";
    private static final String SELECT_FOR_CHANGE = SELECT + " FOR UPDATE";
    private static final String NEWEST =
            "SELECT * FROM competition WHERE state = $1 ORDER BY start_ms DESC, competition_id LIMIT $2";
    private static final String DUE = """
            SELECT competition_id FROM competition \
            WHERE (state = 'announced' AND start_ms <= $1) OR (state = 'running' AND end_ms <= $1) LIMIT 100""";
    private static final String ENTERED = "SELECT count(*) FROM entry WHERE competition_id = $1 AND state = 'entered'";
    private static final String INSERT = """
            INSERT INTO competition (competition_id, version, title, organiser_id, state, since_ms, ended_ms, \
            start_ms, end_ms, rules, updated_ms) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) \
            ON CONFLICT (competition_id) DO NOTHING""";
    private static final String UPDATE = """
            UPDATE competition SET version = $2, title = $3, organiser_id = $4, state = $5, since_ms = $6, \
            ended_ms = $7, start_ms = $8, end_ms = $9, rules = $10, updated_ms = $11 WHERE competition_id = $1""";

    private final Pool pool;
    private final Transactions transactions;

    CompetitionTable(@ReactiveDataSource("competition") Pool pool) {
        this.pool = pool;
        this.transactions = new Transactions(pool);
    }

    public Uni<Answer<Competition>> find(CompetitionId id) {
        return pool.preparedQuery(SELECT).execute(Tuple.of(id.value())).map(rows -> one(id, rows));
    }

    /** As it stands for a transaction, which fails if it has changed when it commits. */
    public static Uni<Answer<Competition>> find(SqlConnection transaction, CompetitionId id) {
        return transaction.preparedQuery(SELECT).execute(Tuple.of(id.value())).map(rows -> one(id, rows));
    }

    /** How many athletes have entered and are in it. */
    public static Uni<Long> entered(SqlConnection transaction, CompetitionId id) {
        return transaction
                .preparedQuery(ENTERED)
                .execute(Tuple.of(id.value()))
                .map(rows -> rows.iterator().next().getLong(0));
    }

    /** Competitions of a state, the latest start first. */
    Uni<List<Competition>> newest(String state, int limit) {
        return pool.preparedQuery(NEWEST)
                .execute(Tuple.of(state, limit))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(CompetitionTable::read)
                        .toList());
    }

    /** Those whose start or end has come, at most 100. */
    Uni<List<CompetitionId>> due(long nowMs) {
        return pool.preparedQuery(DUE)
                .execute(Tuple.of(nowMs))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new CompetitionId(row.getString(0)))
                        .toList());
    }

    Uni<Answer<Competition>> add(Competition it) {
        return transactions.run(transaction -> transaction
                .preparedQuery(INSERT)
                .execute(Tuple.from(columns(it)))
                .map(RowSet::rowCount)
                .chain(inserted -> inserted == 1
                        ? Outbox.append(transaction, CompetitionMessage.of(it)).replaceWith(Answer.given(it))
                        : Uni.createFrom().item(exists(it))));
    }

    /** Applies a decision to the competition as it stands and its number of entries; no change writes nothing. */
    Uni<Answer<Competition>> change(CompetitionId id, BiFunction<Competition, Long, Answer<Competition>> decision) {
        return transactions.run(transaction -> change(transaction, id, decision));
    }

    /** The same as part of a larger transaction. */
    public static Uni<Answer<Competition>> change(
            SqlConnection transaction, CompetitionId id, BiFunction<Competition, Long, Answer<Competition>> decision) {
        return transaction
                .preparedQuery(SELECT_FOR_CHANGE)
                .execute(Tuple.of(id.value()))
                .map(rows -> one(id, rows))
                .chain(found -> switch (found) {
                    case Answer.Given<Competition>(Competition now) ->
                        entered(transaction, id)
                                .chain(entries -> apply(transaction, now, decision.apply(now, entries)));
                    case Answer.Refused<Competition> refused -> Uni.createFrom().item(refused);
                });
    }

    /** Moves it to another state as part of a larger transaction. */
    public static Uni<Answer<Competition>> become(
            SqlConnection transaction, CompetitionId id, CompetitionState next, long nowMs) {
        return change(
                transaction, id, (it, entries) -> Answer.given(next.equals(it.state()) ? it : it.become(next, nowMs)));
    }

    private static Uni<Answer<Competition>> apply(
            SqlConnection transaction, Competition now, Answer<Competition> decided) {
        return switch (decided) {
            case Answer.Given<Competition>(Competition next)
            when !next.equals(now) ->
                transaction
                        .preparedQuery(UPDATE)
                        .execute(Tuple.from(columns(next)))
                        .chain(() -> Outbox.append(transaction, CompetitionMessage.of(next)))
                        .replaceWith(decided);
            case Answer.Given<Competition> unchanged -> Uni.createFrom().item(unchanged);
            case Answer.Refused<Competition> refused -> Uni.createFrom().item(refused);
        };
    }

    private static Object[] columns(Competition it) {
        return new Object[] {
            it.id().value(),
            it.version(),
            it.title(),
            it.organiserId().value(),
            it.state().word(),
            it.state().sinceMs(),
            it.state().endedMs(),
            it.startMs(),
            it.endMs(),
            JsonObject.mapFrom(it.rules()),
            it.updatedMs()
        };
    }

    private static Answer<Competition> exists(Competition it) {
        return Answer.refused(ProblemCode.COMPETITION_EXISTS, "The id " + it.id() + " is taken.");
    }

    private static Answer<Competition> one(CompetitionId id, RowSet<Row> rows) {
        return rows.size() == 0
                ? Answer.refused(ProblemCode.COMPETITION_UNKNOWN, "No competition has the id " + id + ".")
                : Answer.given(read(rows.iterator().next()));
    }

    private static Competition read(Row row) {
        return new Competition(
                new CompetitionId(row.getString("competition_id")),
                row.getLong("version"),
                row.getString("title"),
                new AthleteId(row.getString("organiser_id")),
                CompetitionState.of(row.getString("state"), row.getLong("since_ms"), row.getLong("ended_ms")),
                row.getLong("start_ms"),
                row.getLong("end_ms"),
                row.getJsonObject("rules").mapTo(Rules.class),
                row.getLong("updated_ms"));
    }
}
