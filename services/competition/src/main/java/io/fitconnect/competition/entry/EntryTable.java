package io.fitconnect.competition.entry;

import io.fitconnect.competition.CompetitionId;
import io.fitconnect.competition.contest.Competition;
import io.fitconnect.competition.contest.CompetitionTable;
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
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Entries in PostgreSQL or CockroachDB; each change is written with the message that tells of it. */
@ApplicationScoped
public class EntryTable {
    private static final String SELECT = "SELECT * FROM entry WHERE competition_id = $1 AND athlete_id = $2";
    private static final String OF_COMPETITION =
            "SELECT * FROM entry WHERE competition_id = $1 AND athlete_id > $2 ORDER BY athlete_id LIMIT $3";
    private static final String UPSERT = """
            INSERT INTO entry (competition_id, athlete_id, state, division, evidence, entered_ms, updated_ms) \
            VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (competition_id, athlete_id) DO UPDATE SET \
            state = excluded.state, division = excluded.division, evidence = excluded.evidence, \
            entered_ms = excluded.entered_ms, updated_ms = excluded.updated_ms""";

    private final Pool pool;
    private final Transactions transactions;

    EntryTable(@ReactiveDataSource("competition") Pool pool) {
        this.pool = pool;
        this.transactions = new Transactions(pool);
    }

    Uni<Answer<Entry>> find(CompetitionId id, AthleteId athlete) {
        return pool.preparedQuery(SELECT)
                .execute(Tuple.of(id.value(), athlete.value()))
                .map(rows -> one(rows).map(Answer::given).orElseGet(() -> unknown(athlete)));
    }

    /** Whether the athlete has an entry, a withdrawn one included. */
    public static Uni<Boolean> exists(SqlConnection transaction, CompetitionId id, AthleteId athlete) {
        return entry(transaction, id, athlete).map(Optional::isPresent);
    }

    /** By athlete id, after the one that is named. */
    Uni<List<Entry>> page(CompetitionId id, String afterAthlete, int limit) {
        return pool.preparedQuery(OF_COMPETITION)
                .execute(Tuple.of(id.value(), afterAthlete, limit))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(EntryTable::read)
                        .toList());
    }

    /**
     * Enters an athlete into the division that the profile as it is known now decides. All that is read (the rules, the
     * number of entries, the profile) still holds when it commits, else it is tried again.
     */
    Uni<Answer<Entry>> enter(CompetitionId id, AthleteId athlete, long nowMs) {
        return transactions.run(transaction -> CompetitionTable.find(transaction, id)
                .chain(found -> switch (found) {
                    case Answer.Given<Competition>(Competition it) -> enter(transaction, it, athlete, nowMs);
                    case Answer.Refused<Competition>(var refusal) ->
                        Uni.createFrom().item(new Answer.Refused<>(refusal));
                }));
    }

    private static Uni<Answer<Entry>> enter(SqlConnection transaction, Competition it, AthleteId athlete, long nowMs) {
        return entry(transaction, it.id(), athlete)
                .chain(before -> CompetitionTable.entered(transaction, it.id())
                        .chain(entered -> ProfileTable.find(transaction, athlete)
                                .map(profile -> decide(it, before, entered, profile, nowMs))))
                .chain(decided -> write(transaction, decided, nowMs));
    }

    /** Plain: what is read decides. */
    static Answer<Entry> decide(
            Competition it, Optional<Entry> before, long entered, KnownProfile profile, long nowMs) {
        if (!it.stateAt(nowMs).takesEntries()) {
            return closed(it, nowMs);
        }
        if (before.filter(entry -> entry.state() == EntryState.ENTERED).isPresent()) {
            return Answer.refused(
                    ProblemCode.ENTRY_EXISTS,
                    "The athlete is in division " + before.map(Entry::division).orElse("") + ".");
        }
        if (entered >= it.rules().mostEntries()) {
            return Answer.refused(
                    ProblemCode.COMPETITION_FULL, "It takes " + it.rules().mostEntries() + ".");
        }
        Evidence evidence = Evidence.of(profile, it.rules().ageYear());
        return Eligibility.decide(it.rules(), evidence)
                .map(division ->
                        new Entry(it.id(), profile.athleteId(), EntryState.ENTERED, division, evidence, nowMs, nowMs));
    }

    /** Takes an athlete out before the competition's end; harmless when repeated. */
    Uni<Answer<Entry>> withdraw(CompetitionId id, AthleteId athlete, long nowMs) {
        return transactions.run(transaction -> CompetitionTable.find(transaction, id)
                .chain(found -> entry(transaction, id, athlete)
                        .map(entry -> found instanceof Answer.Given<Competition>(Competition it)
                                ? left(it, entry, athlete, nowMs)
                                : EntryTable.unknown(athlete)))
                .chain(decided -> write(transaction, decided, nowMs)));
    }

    private static Answer<Entry> left(Competition it, Optional<Entry> entry, AthleteId athlete, long nowMs) {
        if (entry.isEmpty()) {
            return unknown(athlete);
        }
        Entry now = entry.get();
        if (now.state() == EntryState.WITHDRAWN) {
            return Answer.given(now);
        }
        return it.stateAt(nowMs).takesEntries()
                ? Answer.given(new Entry(
                        now.competitionId(),
                        athlete,
                        EntryState.WITHDRAWN,
                        now.division(),
                        now.evidence(),
                        now.enteredMs(),
                        nowMs))
                : closed(it, nowMs);
    }

    private static Answer<Entry> closed(Competition it, long nowMs) {
        return Answer.refused(
                ProblemCode.COMPETITION_CLOSED, "It is " + it.stateAt(nowMs).word() + ".");
    }

    private static Uni<Answer<Entry>> write(SqlConnection transaction, Answer<Entry> decided, long nowMs) {
        return switch (decided) {
            case Answer.Given<Entry>(Entry it)
            when it.updatedMs() == nowMs ->
                transaction
                        .preparedQuery(UPSERT)
                        .execute(Tuple.from(columns(it)))
                        .chain(() -> EntryMessages.append(transaction, it.athleteId(), nowMs))
                        .replaceWith(decided);
            case Answer.Given<Entry> unchanged -> Uni.createFrom().item(unchanged);
            case Answer.Refused<Entry> refused -> Uni.createFrom().item(refused);
        };
    }

    private static Uni<Optional<Entry>> entry(SqlConnection transaction, CompetitionId id, AthleteId athlete) {
        return transaction
                .preparedQuery(SELECT)
                .execute(Tuple.of(id.value(), athlete.value()))
                .map(EntryTable::one);
    }

    private static Answer<Entry> unknown(AthleteId athlete) {
        return Answer.refused(ProblemCode.ENTRY_UNKNOWN, "Athlete " + athlete + " has no entry here.");
    }

    private static Object[] columns(Entry it) {
        return new Object[] {
            it.competitionId().value(),
            it.athleteId().value(),
            it.state().word(),
            it.division(),
            JsonObject.mapFrom(it.evidence()),
            it.enteredMs(),
            it.updatedMs()
        };
    }

    private static Optional<Entry> one(RowSet<Row> rows) {
        return rows.size() == 0
                ? Optional.empty()
                : Optional.of(read(rows.iterator().next()));
    }

    private static Entry read(Row row) {
        return new Entry(
                new CompetitionId(row.getString("competition_id")),
                new AthleteId(row.getString("athlete_id")),
                EntryState.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getString("division"),
                row.getJsonObject("evidence").mapTo(Evidence.class),
                row.getLong("entered_ms"),
                row.getLong("updated_ms"));
    }
}
