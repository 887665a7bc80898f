package io.fitconnect.analytics.classes;

import io.fitconnect.analytics.cassandra.Cassandra;
import io.fitconnect.platform.id.AthleteId;
import io.fitconnect.platform.id.ClassId;
import io.fitconnect.proto.internal.boards.v1.BoardRow;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * The boards of classes as they went: each athlete's scores, a row for each second of the athlete's device time in which
 * they changed. The last change within a second stays, so a record that comes again changes nothing.
 */
@ApplicationScoped
class PointTable {
    // The record's offset is the timestamp: all records of a class's board are in one partition.
    private static final String INSERT = """
            INSERT INTO fitconnect.class_points (class_id, athlete_id, time_s, time_ms, effort, reps, distance_m, \
            energy_kcal, work_j) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) USING TIMESTAMP ?""";
    private static final String JOIN =
            "INSERT INTO fitconnect.class_athletes (class_id, athlete_id) VALUES (?, ?) USING TIMESTAMP ?";
    private static final String LEAVE =
            "DELETE FROM fitconnect.class_athletes USING TIMESTAMP ? WHERE class_id = ? AND athlete_id = ?";
    private static final String FORGET =
            "DELETE FROM fitconnect.class_points USING TIMESTAMP ? WHERE class_id = ? AND athlete_id = ?";
    private static final String ATHLETES =
            "SELECT athlete_id FROM fitconnect.class_athletes WHERE class_id = ? LIMIT ?";

    private static final String SCORES = " AS score FROM fitconnect.class_points WHERE class_id = ? AND athlete_id = ?";

    private final Cassandra cassandra;

    PointTable(Cassandra cassandra) {
        this.cassandra = cassandra;
    }

    /** A score at a time, ms since 1970. */
    record Point(long timeMs, double score) {}

    Uni<Void> put(String classId, BoardRow row, long offset) {
        // Rows of before device times were told have arrivals only.
        long timeMs = row.getTimeMs() > 0 ? row.getTimeMs() : row.getLastSeenMs();
        var scores = row.getScores();
        return cassandra
                .prepare(JOIN)
                .chain(join -> cassandra.write(join.bind(classId, row.getAthleteId(), offset + 1)))
                .chain(() -> cassandra.prepare(INSERT))
                .chain(insert -> cassandra.write(insert.bind(
                        classId,
                        row.getAthleteId(),
                        Math.floorDiv(timeMs, 1_000L),
                        timeMs,
                        scores.getEffort(),
                        scores.getReps(),
                        scores.getDistanceM(),
                        scores.getEnergyKcal(),
                        scores.getWorkJ(),
                        offset + 1)));
    }

    Uni<Void> withdraw(String classId, String athlete, long offset) {
        return cassandra
                .prepare(LEAVE)
                .chain(leave -> cassandra.write(leave.bind(offset + 1, classId, athlete)))
                .chain(() -> cassandra.prepare(FORGET))
                .chain(forget -> cassandra.write(forget.bind(offset + 1, classId, athlete)));
    }

    /** Whoever was on the class's board, by id. */
    Multi<AthleteId> athletes(ClassId id, int limit) {
        return cassandra
                .rows(cassandra.prepare(ATHLETES).map(select -> select.bind(id.value(), limit)))
                .map(row -> new AthleteId(String.valueOf(row.getString("athlete_id"))));
    }

    /** An athlete's scores in the order of their times. */
    Multi<Point> points(ClassId id, AthleteId athlete, Metric metric) {
        return cassandra
                .rows(cassandra
                        .prepare("SELECT time_ms, " + metric.column() + SCORES)
                        .map(select -> select.bind(id.value(), athlete.value())))
                .map(row -> new Point(
                        row.getLong("time_ms"), metric == Metric.REPS ? row.getInt("score") : row.getDouble("score")));
    }
}
