package io.fitconnect.users;

import io.fitconnect.platform.id.AthleteId;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.StreamSupport;

/** Every consent that was ever given or withdrawn; rows are added with the profile's change and never altered. */
@ApplicationScoped
public class ConsentTable {
    private static final String APPEND = """
            INSERT INTO consent_change (athlete_id, version, changed_ms, changed_by, open_boards, show_name, \
            show_heart_rate, coach_sees_heart_rate, coach_sees_workouts) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)""";
    private static final String PAGE = """
            SELECT * FROM consent_change WHERE athlete_id = $1 AND version < $2 ORDER BY version DESC LIMIT $3""";

    private final Pool pool;

    ConsentTable(@ReactiveDataSource("users") Pool pool) {
        this.pool = pool;
    }

    static Uni<Void> append(SqlConnection transaction, Profile profile, long version, AthleteId by) {
        Consent consent = profile.consent();
        Object[] columns = {
            profile.athleteId().value(),
            version,
            profile.updatedMs(),
            by.value(),
            consent.openBoards(),
            consent.showName(),
            consent.showHeartRate(),
            consent.coachSeesHeartRate(),
            consent.coachSeesWorkouts()
        };
        return transaction.preparedQuery(APPEND).execute(Tuple.from(columns)).replaceWithVoid();
    }

    /** The changes before a version of the profile, newest first. */
    Uni<List<ConsentChange>> page(AthleteId athlete, long beforeVersion, int limit) {
        return pool.preparedQuery(PAGE)
                .execute(Tuple.of(athlete.value(), beforeVersion, limit))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(ConsentTable::read)
                        .toList());
    }

    /** All of them, newest first, read page by page as they are taken. */
    public Multi<ConsentChange> all(AthleteId athlete, int pageRows) {
        return Multi.createBy()
                .repeating()
                .uni(
                        () -> new long[] {Long.MAX_VALUE},
                        before -> page(athlete, before[0], pageRows).invoke(page -> {
                            if (!page.isEmpty()) {
                                before[0] = page.getLast().version();
                            }
                        }))
                .whilst(page -> page.size() == pageRows)
                .onItem()
                .transformToMultiAndConcatenate(page -> Multi.createFrom().iterable(page));
    }

    static Consent consent(Row row) {
        return new Consent(
                row.getBoolean("open_boards"),
                row.getBoolean("show_name"),
                row.getBoolean("show_heart_rate"),
                row.getBoolean("coach_sees_heart_rate"),
                row.getBoolean("coach_sees_workouts"));
    }

    private static ConsentChange read(Row row) {
        return new ConsentChange(
                row.getLong("version"), row.getLong("changed_ms"), row.getString("changed_by"), consent(row));
    }
}
