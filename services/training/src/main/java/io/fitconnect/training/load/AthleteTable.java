package io.fitconnect.training.load;

import io.fitconnect.platform.id.AthleteId;
import io.fitconnect.platform.outbox.Outbox;
import io.fitconnect.platform.outbox.OutboxRecord;
import io.fitconnect.platform.sql.Transactions;
import io.fitconnect.proto.internal.athlete.v1.ErasedPart;
import io.fitconnect.proto.internal.athlete.v1.Profile;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the load needs of a profile, and the end of everything about an athlete who is gone. */
@ApplicationScoped
public class AthleteTable {
    private static final String UPSERT = """
            INSERT INTO athlete AS a (athlete_id, sex, ftp_w, updated_ms) VALUES ($1, $2, $3, $4) \
            ON CONFLICT (athlete_id) DO UPDATE SET sex = excluded.sex, ftp_w = excluded.ftp_w, \
            updated_ms = excluded.updated_ms WHERE excluded.updated_ms >= a.updated_ms""";
    // Sessions from before the profile was told; later changes leave them as they are.
    private static final String FILL_SEX = "UPDATE athlete_session SET sex = $2 WHERE athlete_id = $1 AND sex IS NULL";
    private static final String FILL_FTP =
            "UPDATE athlete_session SET ftp_w = $2 WHERE athlete_id = $1 AND ftp_w IS NULL";
    private static final List<String> FORGET = List.of(
            "DELETE FROM athlete WHERE athlete_id = $1",
            "DELETE FROM athlete_session WHERE athlete_id = $1",
            "DELETE FROM session_feedback WHERE athlete_id = $1",
            "DELETE FROM coach_feedback WHERE athlete_id = $1",
            "DELETE FROM programme_enrolment WHERE athlete_id = $1",
            "DELETE FROM heart_rate_response WHERE athlete_id = $1",
            "DELETE FROM heart_rate_session WHERE athlete_id = $1");

    private static final String FTP = "SELECT ftp_w FROM athlete WHERE athlete_id = $1 AND ftp_w IS NOT NULL";

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
        return transactions.run(transaction -> transaction
                .preparedQuery(UPSERT)
                .execute(Tuple.of(athlete, sex, ftpW, it.getUpdatedMs()))
                .chain(() -> fill(transaction, FILL_SEX, athlete, sex))
                .chain(() -> fill(transaction, FILL_FTP, athlete, ftpW)));
    }

    /** Load, feedback and what was learnt of the athlete. */
    Uni<Void> forget(String athlete) {
        return transactions.run(transaction -> forget(transaction, athlete));
    }

    /** The same, and whoever asked for it is told. */
    Uni<Void> erase(String athlete) {
        long nowMs = System.currentTimeMillis();
        byte[] done = ErasedPart.newBuilder()
                .setAthleteId(athlete)
                .setPart("training")
                .setDoneMs(nowMs)
                .build()
                .toByteArray();
        OutboxRecord news = new OutboxRecord("athlete.erasures.v1", athlete, nowMs, done);
        return transactions.run(
                transaction -> forget(transaction, athlete).chain(() -> Outbox.append(transaction, news)));
    }

    private static Uni<Void> forget(SqlConnection transaction, String athlete) {
        return FORGET.stream()
                .reduce(
                        Uni.createFrom().voidItem(),
                        (before, delete) -> before.chain(() -> transaction
                                .preparedQuery(delete)
                                .execute(Tuple.of(athlete))
                                .replaceWithVoid()),
                        (a, b) -> b);
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
