package io.fitconnect.analytics.athletes;

import io.fitconnect.analytics.cassandra.Cassandra;
import io.fitconnect.analytics.cassandra.WriteOrder;
import io.fitconnect.analytics.results.Withdrawals;
import io.fitconnect.platform.id.AthleteId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/**
 * Deletes an athlete's history. The deletions carry the highest timestamp, so what is on its way into a deleted session
 * is shadowed by them, whenever it arrives; new sessions are refused by {@link Kept}. May be done again.
 */
@ApplicationScoped
class Erasure {
    private static final Logger LOG = Logger.getLogger(Erasure.class);
    private static final String MARK = "INSERT INTO fitconnect.erased (athlete_id, erased_ms) VALUES (?, ?)";
    private static final String FOR_GOOD = " USING TIMESTAMP " + WriteOrder.DELETED_FOR_GOOD;
    private static final String SAMPLES =
            "DELETE FROM fitconnect.samples" + FOR_GOOD + " WHERE athlete_id = ? AND session_id = ?";
    private static final String CUES =
            "DELETE FROM fitconnect.cues" + FOR_GOOD + " WHERE athlete_id = ? AND session_id = ?";
    private static final String WORKOUT =
            "DELETE FROM fitconnect.workouts" + FOR_GOOD + " WHERE athlete_id = ? AND session_id = ?";
    private static final String WORKOUTS =
            "DELETE FROM fitconnect.workouts_by_athlete" + FOR_GOOD + " WHERE athlete_id = ?";
    private static final String POINTS =
            "DELETE FROM fitconnect.class_points" + FOR_GOOD + " WHERE class_id = ? AND athlete_id = ?";
    private static final String MEMBERSHIP =
            "DELETE FROM fitconnect.class_athletes" + FOR_GOOD + " WHERE class_id = ? AND athlete_id = ?";
    private static final String CLASS_WORKOUTS =
            "DELETE FROM fitconnect.workouts_by_class" + FOR_GOOD + " WHERE class_id = ? AND athlete_id = ?";
    private static final String CONSENT = "DELETE FROM fitconnect.consents" + FOR_GOOD + " WHERE athlete_id = ?";
    private static final String RESULTS =
            "DELETE FROM fitconnect.results_by_athlete" + FOR_GOOD + " WHERE athlete_id = ?";
    private static final String SESSIONS = "DELETE FROM fitconnect.sessions_by_athlete WHERE athlete_id = ?";
    private static final int SESSIONS_IN_FLIGHT = 16;

    private final Cassandra cassandra;
    private final SessionsTable sessions;
    private final Withdrawals withdrawals;
    private final Kept kept;
    private final ErasureNews news;

    Erasure(Cassandra cassandra, SessionsTable sessions, Withdrawals withdrawals, Kept kept, ErasureNews news) {
        this.cassandra = cassandra;
        this.sessions = sessions;
        this.withdrawals = withdrawals;
        this.kept = kept;
        this.news = news;
    }

    /** Completes when nothing of the athlete is left and that has been told. */
    Uni<Void> of(AthleteId athlete, long erasedMs) {
        return cassandra
                .untilDone(mark(athlete, erasedMs)
                        .chain(() -> deleteSessions(athlete))
                        .chain(() -> withdrawals.ofAthlete(athlete))
                        .chain(() -> delete(RESULTS, athlete.value()))
                        .chain(() -> delete(WORKOUTS, athlete.value()))
                        .chain(() -> delete(CONSENT, athlete.value()))
                        .chain(() -> delete(SESSIONS, athlete.value())))
                .invoke(() -> kept.forget(athlete.value()))
                .chain(() -> news.tell(athlete))
                .invoke(() -> LOG.infof("history erased: athlete=%s", athlete));
    }

    private Uni<Void> mark(AthleteId athlete, long erasedMs) {
        return cassandra.prepare(MARK).chain(mark -> cassandra.write(mark.bind(athlete.value(), erasedMs)));
    }

    private Uni<Void> deleteSessions(AthleteId athlete) {
        return sessions.of(athlete)
                .onItem()
                .transformToUni(session -> delete(SAMPLES, athlete.value(), session)
                        .chain(() -> delete(CUES, athlete.value(), session))
                        .chain(() -> delete(WORKOUT, athlete.value(), session))
                        .chain(() -> SessionsTable.classOf(session)
                                .map(id -> deleteClass(id, athlete))
                                .orElseGet(() -> Uni.createFrom().voidItem())))
                .merge(SESSIONS_IN_FLIGHT)
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Void> deleteClass(String id, AthleteId athlete) {
        return delete(POINTS, id, athlete.value())
                .chain(() -> delete(MEMBERSHIP, id, athlete.value()))
                .chain(() -> delete(CLASS_WORKOUTS, id, athlete.value()));
    }

    private Uni<Void> delete(String cql, Object... key) {
        return cassandra.prepare(cql).chain(delete -> cassandra.write(delete.bind(key)));
    }
}
