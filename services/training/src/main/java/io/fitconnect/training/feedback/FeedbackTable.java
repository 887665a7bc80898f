package io.fitconnect.training.feedback;

import io.fitconnect.platform.id.AthleteId;
import io.fitconnect.platform.id.SessionId;
import io.fitconnect.platform.sql.Transactions;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** What athletes and coaches said about sessions. */
@ApplicationScoped
public class FeedbackTable {
    private static final String OWN = "SELECT * FROM session_feedback WHERE athlete_id = $1 AND session_id = $2";
    private static final String COACHES =
            "SELECT * FROM coach_feedback WHERE athlete_id = $1 AND session_id = $2 ORDER BY updated_ms, coach_id";
    private static final String PUT = """
            INSERT INTO session_feedback (athlete_id, session_id, rpe, note, programme_id, programme_session, updated_ms) \
            VALUES ($1, $2, $3, $4, $5, $6, $7) \
            ON CONFLICT (athlete_id, session_id) DO UPDATE SET rpe = excluded.rpe, note = excluded.note, \
            programme_id = excluded.programme_id, programme_session = excluded.programme_session, updated_ms = excluded.updated_ms""";
    private static final String PUT_COACH = """
            INSERT INTO coach_feedback (athlete_id, session_id, coach_id, note, updated_ms) \
            VALUES ($1, $2, $3, $4, $5) ON CONFLICT (athlete_id, session_id, coach_id) DO UPDATE SET \
            note = excluded.note, updated_ms = excluded.updated_ms""";
    private static final String COACH_OF = """
            SELECT c.coach_id FROM athlete_session s JOIN training_class c ON c.class_id = s.class_id \
            WHERE s.athlete_id = $1 AND s.session_id = $2""";
    private static final String LAST_RPE = """
            SELECT f.rpe, s.start_ms FROM session_feedback f JOIN athlete_session s \
            ON s.athlete_id = f.athlete_id AND s.session_id = f.session_id \
            WHERE f.athlete_id = $1 AND f.rpe IS NOT NULL ORDER BY s.start_ms DESC LIMIT 1""";

    private final Pool pool;
    private final Transactions transactions;

    FeedbackTable(@ReactiveDataSource("training") Pool pool) {
        this.pool = pool;
        this.transactions = new Transactions(pool);
    }

    /**
     * A perceived exertion.
     *
     * @param startMs when its session began, ms since 1970
     */
    public record Rpe(double rpe, long startMs) {}

    /** Of the newest session for which the athlete gave one. */
    public Uni<Optional<Rpe>> lastRpe(AthleteId athlete) {
        return pool.preparedQuery(LAST_RPE)
                .execute(Tuple.of(athlete.value()))
                .map(rows -> first(rows).map(row -> new Rpe(row.getDouble("rpe"), row.getLong("start_ms"))));
    }

    Uni<Feedback> find(AthleteId athlete, SessionId session) {
        Tuple key = Tuple.of(athlete.value(), session.toString());
        return pool.preparedQuery(OWN)
                .execute(key)
                .chain(own -> pool.preparedQuery(COACHES)
                        .execute(key)
                        .map(coaches -> read(athlete, session, first(own), coaches)));
    }

    /** The coach of the class that the session was for; empty: of none, or nothing is known of the session yet. */
    Uni<Optional<AthleteId>> coachOf(AthleteId athlete, SessionId session) {
        return pool.preparedQuery(COACH_OF)
                .execute(Tuple.of(athlete.value(), session.toString()))
                .map(rows -> first(rows).map(row -> new AthleteId(row.getString("coach_id"))));
    }

    Uni<Void> put(AthleteId athlete, SessionId session, Feedback.Body it, long nowMs) {
        Object[] columns = {
            athlete.value(), session.toString(), it.rpe(), it.note(), it.programmeId(), it.programmeSession(), nowMs
        };
        return write(PUT, Tuple.from(columns));
    }

    Uni<Void> putCoach(AthleteId athlete, SessionId session, AthleteId coach, Feedback.CoachBody it, long nowMs) {
        return write(PUT_COACH, Tuple.of(athlete.value(), session.toString(), coach.value(), it.note(), nowMs));
    }

    private Uni<Void> write(String statement, Tuple columns) {
        return transactions.run(transaction ->
                transaction.preparedQuery(statement).execute(columns).replaceWithVoid());
    }

    private static Feedback read(AthleteId athlete, SessionId session, Optional<Row> own, RowSet<Row> coaches) {
        List<Feedback.CoachNote> notes = StreamSupport.stream(coaches.spliterator(), false)
                .map(row -> new Feedback.CoachNote(
                        row.getString("coach_id"), row.getString("note"), row.getLong("updated_ms")))
                .toList();
        return new Feedback(
                athlete.value(),
                session.toString(),
                own.map(row -> row.getDouble("rpe")).orElse(null),
                own.map(row -> row.getString("note")).orElse(null),
                own.map(row -> row.getString("programme_id")).orElse(null),
                own.map(row -> row.getInteger("programme_session")).orElse(null),
                own.map(row -> row.getLong("updated_ms")).orElse(null),
                notes);
    }

    private static Optional<Row> first(RowSet<Row> rows) {
        return rows.size() == 0 ? Optional.empty() : Optional.of(rows.iterator().next());
    }
}
