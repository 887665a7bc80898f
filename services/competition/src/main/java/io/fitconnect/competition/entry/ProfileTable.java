package io.fitconnect.competition.entry;

import io.fitconnect.platform.id.AthleteId;
import io.fitconnect.platform.outbox.Outbox;
import io.fitconnect.platform.outbox.OutboxRecord;
import io.fitconnect.platform.sql.Transactions;
import io.fitconnect.proto.internal.athlete.v1.ErasedPart;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The part of athletes' profiles that competitions need, as {@code athlete.profiles.v1} told last. */
@ApplicationScoped
public class ProfileTable {
    private static final String SELECT = "SELECT * FROM profile WHERE athlete_id = $1";
    // Records of an athlete come in order; a batch that comes again ends with its newest, too.
    private static final String UPSERT = """
            INSERT INTO profile (athlete_id, birth_year, sex, weight_kg, ftp_w, hr_max, hr_rest, updated_ms) \
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (athlete_id) DO UPDATE SET \
            birth_year = excluded.birth_year, sex = excluded.sex, weight_kg = excluded.weight_kg, \
            ftp_w = excluded.ftp_w, hr_max = excluded.hr_max, hr_rest = excluded.hr_rest, \
            updated_ms = excluded.updated_ms""";
    private static final String DELETE = "DELETE FROM profile WHERE athlete_id = $1";
    private static final String FORGET = "UPDATE entry SET evidence = '{}' WHERE athlete_id = $1";

    private static final String ERASE_ENTRIES = "DELETE FROM entry WHERE athlete_id = $1";
    private static final String ERASE_RULINGS = "DELETE FROM ruling WHERE athlete_id = $1";
    private static final String ERASE_RESULTS = "DELETE FROM result WHERE athlete_id = $1";
    private static final String ERASURES = "athlete.erasures.v1";

    private final Pool pool;
    private final Transactions transactions;

    ProfileTable(@ReactiveDataSource("competition") Pool pool) {
        this.pool = pool;
        this.transactions = new Transactions(pool);
    }

    /** An empty one when there is none. */
    public Uni<KnownProfile> find(AthleteId athlete) {
        return find(pool, athlete);
    }

    static Uni<KnownProfile> find(SqlClient connection, AthleteId athlete) {
        return connection
                .preparedQuery(SELECT)
                .execute(Tuple.of(athlete.value()))
                .map(rows -> rows.size() == 0
                        ? KnownProfile.none(athlete)
                        : read(rows.iterator().next()));
    }

    Uni<Void> put(KnownProfile it) {
        Object[] columns = {
            it.athleteId().value(),
            it.birthYear(),
            it.sex(),
            it.weightKg(),
            it.ftpW(),
            it.hrMax(),
            it.hrRest(),
            it.updatedMs()
        };
        return transactions.run(transaction ->
                transaction.preparedQuery(UPSERT).execute(Tuple.from(columns)).replaceWithVoid());
    }

    /** There is no profile: entries stay as part of others' standings, what they were decided by does not. */
    Uni<Void> forget(AthleteId athlete) {
        return transactions.run(transaction -> run(transaction, athlete, List.of(DELETE, FORGET)));
    }

    /** The athlete's data is to be deleted: whatever is kept of the athlete goes, but the signed texts of results. */
    Uni<Void> erase(AthleteId athlete, long nowMs) {
        byte[] done = ErasedPart.newBuilder()
                .setAthleteId(athlete.value())
                .setPart("competition")
                .setDoneMs(nowMs)
                .build()
                .toByteArray();
        return transactions.run(transaction -> run(
                        transaction, athlete, List.of(DELETE, ERASE_ENTRIES, ERASE_RULINGS, ERASE_RESULTS))
                .chain(() -> Outbox.append(transaction, new OutboxRecord(ERASURES, athlete.value(), nowMs, done))));
    }

    private static Uni<Void> run(SqlConnection transaction, AthleteId athlete, List<String> statements) {
        return Multi.createFrom()
                .iterable(statements)
                .onItem()
                .transformToUniAndConcatenate(
                        sql -> transaction.preparedQuery(sql).execute(Tuple.of(athlete.value())))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private static KnownProfile read(Row row) {
        return new KnownProfile(
                new AthleteId(row.getString("athlete_id")),
                row.getInteger("birth_year"),
                row.getString("sex"),
                row.getDouble("weight_kg"),
                row.getDouble("ftp_w"),
                row.getInteger("hr_max"),
                row.getInteger("hr_rest"),
                row.getLong("updated_ms"));
    }
}
