package io.fitconnect.training.load;

import io.fitconnect.platform.id.AthleteId;
import io.fitconnect.platform.sql.Transactions;
import io.fitconnect.proto.internal.workouts.v1.WorkoutSummary;
import io.fitconnect.training.athlete.AthleteTable;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;

/** The sessions that load is made of, each as its newest summary tells of it. */
@ApplicationScoped
public class SessionTable {
    // A summary of fewer samples than one seen is old news; at the same count the final one wins.
    private static final String UPSERT = """
            INSERT INTO athlete_session AS s (athlete_id, session_id, class_id, ended, sample_count, start_ms, end_ms, \
            duration_s, trimp, normalized_power_w, flag, sex, ftp_w) \
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, \
            (SELECT sex FROM athlete WHERE athlete_id = $1), (SELECT ftp_w FROM athlete WHERE athlete_id = $1)) \
            ON CONFLICT (athlete_id, session_id) DO UPDATE SET class_id = excluded.class_id, ended = excluded.ended, \
            sample_count = excluded.sample_count, start_ms = excluded.start_ms, end_ms = excluded.end_ms, \
            duration_s = excluded.duration_s, trimp = excluded.trimp, \
            normalized_power_w = excluded.normalized_power_w, flag = excluded.flag \
            WHERE excluded.sample_count > s.sample_count \
            OR (excluded.sample_count = s.sample_count AND (excluded.ended OR NOT s.ended))""";
    // Somebody with so many has trained three times a day for ten years.
    private static final int MOST = 11_000;
    private static final String UNTIL = "SELECT * FROM (SELECT * FROM athlete_session WHERE athlete_id = $1"
            + " AND start_ms < $2 ORDER BY start_ms DESC LIMIT " + MOST + ") AS newest ORDER BY start_ms";

    private final Pool pool;
    private final Transactions transactions;

    SessionTable(@ReactiveDataSource("training") Pool pool) {
        this.pool = pool;
        this.transactions = new Transactions(pool);
    }

    /** Sessions that began on the day or before, in UTC, the first one first. */
    public Uni<List<Session>> until(AthleteId athlete, LocalDate lastDay) {
        long endMs =
                lastDay.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
        return pool.preparedQuery(UNTIL)
                .execute(Tuple.of(athlete.value(), endMs))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(SessionTable::read)
                        .toList());
    }

    /** Harmless when repeated, in any order. */
    Uni<Void> put(WorkoutSummary it) {
        Object[] columns = {
            it.getAthleteId(),
            it.getSessionId().toLowerCase(Locale.ROOT),
            it.getClassId(),
            it.getEnded(),
            it.getSampleCount(),
            it.getStartMs(),
            it.getEndMs(),
            it.getDurationS(),
            it.getTrimp(),
            it.hasNormalizedPowerW() ? it.getNormalizedPowerW() : null,
            it.getFlag()
        };
        return transactions.run(transaction -> AthleteTable.unlessErased(
                transaction,
                it.getAthleteId(),
                transaction.preparedQuery(UPSERT).execute(Tuple.from(columns)).replaceWithVoid()));
    }

    private static Session read(Row row) {
        return new Session(
                row.getString("session_id"),
                row.getLong("start_ms"),
                row.getDouble("duration_s"),
                row.getDouble("trimp"),
                row.getDouble("normalized_power_w"),
                row.getString("flag"),
                "female".equals(row.getString("sex")),
                row.getDouble("ftp_w"));
    }
}
