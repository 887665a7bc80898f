package io.fitconnect.users.thresholds;

import com.google.protobuf.InvalidProtocolBufferException;
import io.fitconnect.platform.id.AthleteId;
import io.fitconnect.platform.sql.Transactions;
import io.fitconnect.proto.internal.workouts.v1.WorkoutPeaks;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.StreamSupport;

/** The peaks of each workout; of two for a session those of more samples stay. */
@ApplicationScoped
class PeakTable {
    // Messages may be read again after an athlete was erased.
    private static final String PUT = """
            INSERT INTO workout_peak (athlete_id, session_id, sample_count, end_ms, peaks) \
            SELECT $1::TEXT, $2::TEXT, $3::INT8, $4::INT8, $5::BYTEA \
            WHERE NOT EXISTS (SELECT 1 FROM profile WHERE athlete_id = $1 AND erased_ms IS NOT NULL)
            ON CONFLICT (athlete_id, session_id) DO UPDATE SET sample_count = excluded.sample_count, \
            end_ms = excluded.end_ms, peaks = excluded.peaks
            WHERE excluded.sample_count >= workout_peak.sample_count""";
    private static final String SINCE = """
            SELECT peaks FROM workout_peak WHERE athlete_id = $1 AND end_ms >= $2 ORDER BY end_ms DESC LIMIT $3""";
    /** Nearly three a day over half a year. */
    private static final int MOST = 500;

    private final Pool pool;
    private final Transactions transactions;

    PeakTable(@ReactiveDataSource("users") Pool pool) {
        this.pool = pool;
        this.transactions = new Transactions(pool);
    }

    Uni<Void> put(WorkoutPeaks peaks) {
        Tuple columns = Tuple.of(
                peaks.getAthleteId(),
                peaks.getSessionId(),
                peaks.getSampleCount(),
                peaks.getEndMs(),
                Buffer.buffer(peaks.toByteArray()));
        return transactions.run(
                transaction -> transaction.preparedQuery(PUT).execute(columns).replaceWithVoid());
    }

    /** Newest first. */
    Uni<List<WorkoutPeaks>> since(AthleteId athlete, long sinceMs) {
        return pool.preparedQuery(SINCE)
                .execute(Tuple.of(athlete.value(), sinceMs, MOST))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(PeakTable::read)
                        .toList());
    }

    private static WorkoutPeaks read(Row row) {
        try {
            return WorkoutPeaks.parseFrom(row.getBuffer("peaks").getBytes());
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("a row of peaks that is none", e);
        }
    }
}
