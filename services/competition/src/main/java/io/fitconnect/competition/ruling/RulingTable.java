package io.fitconnect.competition.ruling;

import io.fitconnect.competition.CompetitionId;
import io.fitconnect.competition.entry.EntryMessages;
import io.fitconnect.competition.entry.EntryTable;
import io.fitconnect.platform.id.AthleteId;
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
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/** Disqualifications; whatever changes their effect is written with the message that tells of it. */
@ApplicationScoped
class RulingTable {
    private static final String OF_ENTRY =
            "SELECT * FROM ruling WHERE competition_id = $1 AND athlete_id = $2 ORDER BY ruled_ms, ruling_id";
    private static final String SELECT =
            "SELECT * FROM ruling WHERE ruling_id = $1 AND competition_id = $2 AND athlete_id = $3";
    private static final String INSERT = """
            INSERT INTO ruling (ruling_id, competition_id, athlete_id, session_id, rule, from_seq, to_seq, statement, \
            ruled_by, ruled_ms, state, since_ms, appeal, replay, decision) \
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)""";
    private static final String UPDATE =
            "UPDATE ruling SET state = $2, since_ms = $3, appeal = $4, replay = $5, decision = $6 WHERE ruling_id = $1";

    private final Pool pool;
    private final Transactions transactions;

    RulingTable(@ReactiveDataSource("competition") Pool pool) {
        this.pool = pool;
        this.transactions = new Transactions(pool);
    }

    Uni<List<Ruling>> ofEntry(CompetitionId id, AthleteId athlete) {
        return pool.preparedQuery(OF_ENTRY)
                .execute(Tuple.of(id.value(), athlete.value()))
                .map(RulingTable::all);
    }

    /** Refused when the same is ruled already, or the athlete has no entry. */
    Uni<Answer<Ruling>> add(Ruling it) {
        return transactions.run(transaction -> EntryTable.exists(transaction, it.competitionId(), it.athleteId())
                .chain(entered -> entered
                        ? addIfNew(transaction, it)
                        : Uni.createFrom()
                                .item(Answer.refused(ProblemCode.ENTRY_UNKNOWN, "The athlete has no entry here."))));
    }

    private static Uni<Answer<Ruling>> addIfNew(SqlConnection transaction, Ruling it) {
        return transaction
                .preparedQuery(OF_ENTRY)
                .execute(Tuple.of(it.competitionId().value(), it.athleteId().value()))
                .map(RulingTable::all)
                .chain(others -> others.stream().anyMatch(other -> isTheSame(other, it))
                        ? Uni.createFrom()
                                .item(Answer.refused(ProblemCode.RULING_EXISTS, "A disqualification of it has effect."))
                        : transaction
                                .preparedQuery(INSERT)
                                .execute(Tuple.from(columns(it)))
                                .chain(() -> EntryMessages.append(transaction, it.athleteId(), it.ruledMs()))
                                .replaceWith(Answer.given(it)));
    }

    private static boolean isTheSame(Ruling one, Ruling other) {
        return one.sessionId().equals(other.sessionId()) && !(one.state() instanceof RulingState.Overturned);
    }

    /** Applies a decision to the ruling as it stands. */
    Uni<Answer<Ruling>> change(
            CompetitionId id,
            AthleteId athlete,
            String rulingId,
            long nowMs,
            Function<Ruling, Answer<Ruling>> decision) {
        return transactions.run(transaction -> transaction
                .preparedQuery(SELECT + " FOR UPDATE")
                .execute(Tuple.of(rulingId, id.value(), athlete.value()))
                .chain(rows -> rows.size() == 0
                        ? Uni.createFrom()
                                .item(Answer.refused(ProblemCode.RULING_UNKNOWN, "The athlete has no such one here."))
                        : write(
                                transaction,
                                nowMs,
                                decision.apply(read(rows.iterator().next())))));
    }

    private static Uni<Answer<Ruling>> write(SqlConnection transaction, long nowMs, Answer<Ruling> decided) {
        return switch (decided) {
            case Answer.Given<Ruling>(Ruling it) ->
                transaction
                        .preparedQuery(UPDATE)
                        .execute(Tuple.from(new Object[] {
                            it.id(),
                            it.state().word(),
                            it.state().sinceMs(),
                            it.appeal(),
                            it.replay() == null ? null : JsonObject.mapFrom(it.replay()),
                            it.decision()
                        }))
                        .chain(() -> it.state() instanceof RulingState.Overturned
                                ? EntryMessages.append(transaction, it.athleteId(), nowMs)
                                : Uni.createFrom().voidItem())
                        .replaceWith(decided);
            case Answer.Refused<Ruling> refused -> Uni.createFrom().item(refused);
        };
    }

    private static Object[] columns(Ruling it) {
        return new Object[] {
            it.id(),
            it.competitionId().value(),
            it.athleteId().value(),
            it.sessionId(),
            it.rule().word(),
            it.fromSeq(),
            it.toSeq(),
            it.statement(),
            it.ruledBy().value(),
            it.ruledMs(),
            it.state().word(),
            it.state().sinceMs(),
            it.appeal(),
            it.replay() == null ? null : JsonObject.mapFrom(it.replay()),
            it.decision()
        };
    }

    private static List<Ruling> all(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(RulingTable::read)
                .toList();
    }

    private static Ruling read(Row row) {
        JsonObject replay = row.getJsonObject("replay");
        return new Ruling(
                row.getString("ruling_id"),
                new CompetitionId(row.getString("competition_id")),
                new AthleteId(row.getString("athlete_id")),
                row.getString("session_id"),
                Rule.valueOf(row.getString("rule").toUpperCase(Locale.ROOT)),
                row.getLong("from_seq"),
                row.getLong("to_seq"),
                row.getString("statement"),
                new AthleteId(row.getString("ruled_by")),
                row.getLong("ruled_ms"),
                RulingState.of(row.getString("state"), row.getLong("since_ms")),
                row.getString("appeal"),
                replay == null ? null : replay.mapTo(ReplayReport.class),
                row.getString("decision"));
    }
}
