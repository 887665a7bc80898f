package io.fitconnect.training.programme;

import io.fitconnect.platform.id.AthleteId;
import io.fitconnect.platform.problem.Answer;
import io.fitconnect.platform.problem.ProblemCode;
import io.fitconnect.platform.sql.Transactions;
import io.fitconnect.training.Block;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** Programmes, who follows them, and what was done of them. */
@ApplicationScoped
class ProgrammeTable {
    private static final String ONE = "SELECT * FROM programme WHERE programme_id = $1";
    private static final String NEWEST = "SELECT * FROM programme ORDER BY created_ms DESC, programme_id LIMIT $1";
    private static final String ADD =
            "INSERT INTO programme (programme_id, title, author_id, sessions, created_ms) VALUES ($1, $2, $3, $4, $5)";
    private static final String ENROL = """
            INSERT INTO programme_enrolment (athlete_id, programme_id, start_day, enrolled_ms) VALUES ($1, $2, $3, $4) \
            ON CONFLICT (athlete_id, programme_id) DO UPDATE SET start_day = excluded.start_day""";
    private static final String LEAVE = "DELETE FROM programme_enrolment WHERE athlete_id = $1 AND programme_id = $2";
    private static final String FOLLOWED = """
            SELECT p.*, e.start_day FROM programme_enrolment e JOIN programme p ON p.programme_id = e.programme_id \
            WHERE e.athlete_id = $1 ORDER BY e.enrolled_ms DESC, p.programme_id LIMIT $2""";
    private static final String BY_CLASS = """
            SELECT class_id, session_id FROM athlete_session WHERE athlete_id = $1 AND ended AND class_id <> '' \
            AND class_id = ANY($2) ORDER BY start_ms DESC""";
    private static final String BY_NUMBER = """
            SELECT programme_id, programme_session, session_id FROM session_feedback \
            WHERE athlete_id = $1 AND programme_id IS NOT NULL AND programme_session IS NOT NULL \
            ORDER BY updated_ms DESC""";
    private static final int MOST_FOLLOWED = 20;

    private final Pool pool;
    private final Transactions transactions;

    ProgrammeTable(@ReactiveDataSource("training") Pool pool) {
        this.pool = pool;
        this.transactions = new Transactions(pool);
    }

    Uni<Answer<Programme>> find(String id) {
        return pool.preparedQuery(ONE)
                .execute(Tuple.of(id))
                .map(rows -> rows.size() == 0
                        ? Answer.refused(ProblemCode.PROGRAMME_UNKNOWN, "No programme has this id.")
                        : Answer.given(read(rows.iterator().next())));
    }

    Uni<List<Programme>> newest(int limit) {
        return pool.preparedQuery(NEWEST)
                .execute(Tuple.of(limit))
                .map(rows -> stream(rows).map(ProgrammeTable::read).toList());
    }

    Uni<Programme> add(Programme it) {
        JsonArray sessions =
                new JsonArray(it.sessions().stream().map(JsonObject::mapFrom).toList());
        Tuple columns = Tuple.of(it.programmeId(), it.title(), it.authorId(), sessions, it.createdMs());
        return transactions.run(
                transaction -> transaction.preparedQuery(ADD).execute(columns).replaceWith(it));
    }

    /** A second time moves the start. */
    Uni<Void> enrol(AthleteId athlete, Programme it, LocalDate startDay, long nowMs) {
        Tuple columns = Tuple.of(athlete.value(), it.programmeId(), startDay.toString(), nowMs);
        return transactions.run(
                transaction -> transaction.preparedQuery(ENROL).execute(columns).replaceWithVoid());
    }

    Uni<Void> leave(AthleteId athlete, String programmeId) {
        return transactions.run(transaction -> transaction
                .preparedQuery(LEAVE)
                .execute(Tuple.of(athlete.value(), programmeId))
                .replaceWithVoid());
    }

    /** Of everything that the athlete follows, the newest first. */
    Uni<List<Progress>> progress(AthleteId athlete, LocalDate today) {
        return pool.preparedQuery(FOLLOWED)
                .execute(Tuple.of(athlete.value(), MOST_FOLLOWED))
                .chain(followed -> byClass(athlete, followed)
                        .chain(byClass -> byNumber(athlete)
                                .map(byNumber -> stream(followed)
                                        .map(row -> progress(row, byClass, byNumber, today))
                                        .toList())));
    }

    private static Progress progress(
            Row row, Map<String, String> byClass, Map<String, Map<Integer, String>> byNumber, LocalDate today) {
        Programme it = read(row);
        var done = new Progress.Done(byClass, byNumber.getOrDefault(it.programmeId(), Map.of()));
        return Progress.of(it, LocalDate.parse(row.getString("start_day")), done, today);
    }

    private Uni<Map<String, String>> byClass(AthleteId athlete, RowSet<Row> followed) {
        String[] classes = stream(followed)
                .flatMap(row -> read(row).sessions().stream())
                .map(Programme.Planned::classId)
                .filter(id -> id != null)
                .distinct()
                .toArray(String[]::new);
        return pool.preparedQuery(BY_CLASS)
                .execute(Tuple.of(athlete.value(), classes))
                .map(rows -> {
                    Map<String, String> sessions = new HashMap<>();
                    rows.forEach(row -> sessions.putIfAbsent(row.getString("class_id"), row.getString("session_id")));
                    return sessions;
                });
    }

    private Uni<Map<String, Map<Integer, String>>> byNumber(AthleteId athlete) {
        return pool.preparedQuery(BY_NUMBER).execute(Tuple.of(athlete.value())).map(rows -> {
            Map<String, Map<Integer, String>> sessions = new HashMap<>();
            rows.forEach(row -> sessions.computeIfAbsent(row.getString("programme_id"), id -> new HashMap<>())
                    .putIfAbsent(row.getInteger("programme_session"), row.getString("session_id")));
            return sessions;
        });
    }

    private static java.util.stream.Stream<Row> stream(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false);
    }

    private static Programme read(Row row) {
        return new Programme(
                row.getString("programme_id"),
                row.getString("title"),
                row.getString("author_id"),
                row.getJsonArray("sessions").stream()
                        .map(JsonObject.class::cast)
                        .map(ProgrammeTable::planned)
                        .toList(),
                row.getLong("created_ms"));
    }

    private static Programme.Planned planned(JsonObject it) {
        return new Programme.Planned(
                it.getInteger("week"),
                it.getInteger("day"),
                it.getString("title"),
                it.getString("classId"),
                Block.decode(it.getJsonArray("blocks")));
    }
}
