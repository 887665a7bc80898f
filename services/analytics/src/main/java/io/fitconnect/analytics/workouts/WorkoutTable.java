package io.fitconnect.analytics.workouts;

import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import io.fitconnect.analytics.cassandra.Cassandra;
import io.fitconnect.analytics.cassandra.WriteOrder;
import io.fitconnect.platform.id.AthleteId;
import io.fitconnect.platform.id.ClassId;
import io.fitconnect.platform.id.SessionId;
import io.fitconnect.proto.internal.workouts.v1.WorkoutSummary;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;

/** The newest summary of every workout, by session, by athlete and by class. */
@ApplicationScoped
public class WorkoutTable {
    private static final String INTO = """
             (session_id, athlete_id, class_id, ended, sample_count, start_ms, end_ms, duration_s, heart_rate_mean, \
            heart_rate_max, zone_seconds, below_zones_s, effort, trimp, energy_kcal, normalized_power_w, work_j, \
            distance_m, reps, quality_ok, quality_suspect, quality_invalid, quality_missing, min_w_balance_j, flag, \
            hr_max) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) \
            USING TIMESTAMP ?""";
    private static final String INSERT_BY_SESSION = "INSERT INTO fitconnect.workouts" + INTO;
    private static final String INSERT_BY_ATHLETE = "INSERT INTO fitconnect.workouts_by_athlete" + INTO;
    private static final String INSERT_BY_CLASS = "INSERT INTO fitconnect.workouts_by_class" + INTO;
    private static final String OF_CLASS = "SELECT * FROM fitconnect.workouts_by_class WHERE class_id = ? LIMIT ?";
    private static final String ONE = "SELECT * FROM fitconnect.workouts WHERE session_id = ? AND athlete_id = ?";
    private static final String OF_SESSION = "SELECT * FROM fitconnect.workouts WHERE session_id = ? LIMIT ?";
    private static final String OF_ATHLETE =
            "SELECT * FROM fitconnect.workouts_by_athlete WHERE athlete_id = ? LIMIT ?";

    private final Cassandra cassandra;

    WorkoutTable(Cassandra cassandra) {
        this.cassandra = cassandra;
    }

    /** The writes of one summary, each safe to repeat; an older summary never replaces a newer one. */
    Multi<Uni<Void>> writes(WorkoutSummary summary, long offset) {
        return Multi.createFrom()
                .item(write(INSERT_BY_SESSION, summary, offset).chain(() -> write(INSERT_BY_ATHLETE, summary, offset)));
    }

    /** Empty when there is none. */
    Multi<WorkoutView> find(SessionId session, AthleteId athlete) {
        return rows(cassandra.prepare(ONE).map(select -> select.bind(session.toString(), athlete.value())));
    }

    Multi<WorkoutView> ofSession(SessionId session, int limit) {
        return rows(cassandra.prepare(OF_SESSION).map(select -> select.bind(session.toString(), limit)));
    }

    public Multi<WorkoutView> ofAthlete(AthleteId athlete, int limit) {
        return rows(cassandra.prepare(OF_ATHLETE).map(select -> select.bind(athlete.value(), limit)));
    }

    /** The write for the class's list; of a workout in a class. */
    Multi<Uni<Void>> classWrites(WorkoutSummary summary, long offset) {
        return Multi.createFrom().item(write(INSERT_BY_CLASS, summary, offset));
    }

    /** By athlete. */
    public Multi<WorkoutView> ofClass(ClassId id, int limit) {
        return rows(cassandra.prepare(OF_CLASS).map(select -> select.bind(id.value(), limit)));
    }

    private Uni<Void> write(String insert, WorkoutSummary summary, long offset) {
        return cassandra.prepare(insert).chain(statement -> cassandra.write(bind(statement, summary, offset)));
    }

    private Multi<WorkoutView> rows(Uni<BoundStatement> select) {
        return cassandra.rows(select).map(WorkoutView::of);
    }

    private static BoundStatement bind(PreparedStatement insert, WorkoutSummary it, long offset) {
        return insert.bind(
                it.getSessionId().toLowerCase(Locale.ROOT),
                it.getAthleteId(),
                it.getClassId(),
                it.getEnded(),
                it.getSampleCount(),
                it.getStartMs(),
                it.getEndMs(),
                it.getDurationS(),
                it.getHeartRateMean(),
                it.getHeartRateMax(),
                it.getZoneSecondsList(),
                it.getBelowZonesS(),
                it.getEffort(),
                it.getTrimp(),
                it.getEnergyKcal(),
                it.hasNormalizedPowerW() ? it.getNormalizedPowerW() : null,
                it.getWorkJ(),
                it.getDistanceM(),
                it.getReps(),
                it.getQuality().getOk(),
                it.getQuality().getSuspect(),
                it.getQuality().getInvalid(),
                it.getQuality().getMissing(),
                it.hasMinWBalanceJ() ? it.getMinWBalanceJ() : null,
                it.getFlag(),
                it.getHrMax(),
                WriteOrder.mostSamples(it.getSampleCount(), it.getEnded(), offset));
    }
}
