package io.fitconnect.training.athlete;

import io.fitconnect.platform.id.AthleteId;
import io.fitconnect.platform.sql.Transactions;
import io.fitconnect.proto.internal.athlete.v1.Profile;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is needed here of a profile: figures for the load, and what coaches may see. */
@ApplicationScoped
public class AthleteTable {
    private static final String UPSERT = """
            INSERT INTO athlete AS a (athlete_id, sex, ftp_w, coach_sees_workouts, updated_ms) \
            VALUES ($1, $2, $3, $4, $5) ON CONFLICT (athlete_id) DO UPDATE SET sex = excluded.sex, \
            ftp_w = excluded.ftp_w, coach_sees_workouts = excluded.coach_sees_workouts, \
            updated_ms = excluded.updated_ms WHERE excluded.updated_ms >= a.updated_ms AND NOT a.erased""";
    // Sessions from before the profile was told; later changes leave them as they are.
    private static final String FILL_SEX = "UPDATE athlete_session SET sex = $2 WHERE athlete_id = $1 AND sex IS NULL";
    private static final String FILL_FTP =
            "UPDATE athlete_session SET ftp_w = $2 WHERE athlete_id = $1 AND ftp_w IS NULL";
    private static final String FTP = "SELECT ftp_w FROM athlete WHERE athlete_id = $1 AND ftp_w IS NOT NULL";
    private static final String SEEN = "SELECT 1 FROM athlete WHERE athlete_id = $1 AND coach_sees_workouts";
    private static final String ERASED = "SELECT 1 FROM athlete WHERE athlete_id = $1 AND erased";

    private final Pool pool;
    private final Transactions transactions;

    AthleteTable(@ReactiveDataSource("training") Pool pool) {
        this.pool = pool;
        this.transactions = new Transactions(pool);
    }

    /** Empty: not told. */
    public Uni<Optional<Double>> ftpW(AthleteId athlete) {
        return pool.preparedQuery(FTP)
                .execute(Tuple.of(athlete.value()))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(rows.iterator().next().getDouble("ftp_w")));
    }

    /** Whether the athlete lets coaches read workouts, and with them what is made of them. */
    Uni<Boolean> coachSeesWorkouts(AthleteId athlete) {
        return pool.preparedQuery(SEEN).execute(Tuple.of(athlete.value())).map(rows -> rows.size() > 0);
    }

    /** Does the work unless everything of the athlete was deleted: what comes late is not taken in anew. */
    public static Uni<Void> unlessErased(SqlConnection transaction, String athlete, Uni<Void> work) {
        return transaction
                .preparedQuery(ERASED)
                .execute(Tuple.of(athlete))
                .chain(rows -> rows.size() > 0 ? Uni.createFrom().voidItem() : work);
    }

    /** Harmless when repeated, in any order. */
    Uni<Void> put(Profile it) {
        String sex =
                switch (it.getSex()) {
                    case SEX_FEMALE -> "female";
                    case SEX_MALE -> "male";
                    case SEX_UNSPECIFIED, UNRECOGNIZED -> null;
                };
        Double ftpW = it.getFtpW() > 0 ? it.getFtpW() : null;
        String athlete = it.getAthleteId();
        boolean seen = it.getConsent().getCoachSeesWorkouts();
        return transactions.run(transaction -> transaction
                .preparedQuery(UPSERT)
                .execute(Tuple.of(athlete, sex, ftpW, seen, it.getUpdatedMs()))
                .chain(() -> fill(transaction, FILL_SEX, athlete, sex))
                .chain(() -> fill(transaction, FILL_FTP, athlete, ftpW)));
    }

    private static Uni<Void> fill(SqlConnection transaction, String update, String athlete, @Nullable Object value) {
        return value == null
                ? Uni.createFrom().voidItem()
                : transaction
                        .preparedQuery(update)
                        .execute(Tuple.of(athlete, value))
                        .replaceWithVoid();
    }
}
