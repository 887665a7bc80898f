package io.fitconnect.training.athlete;

import io.fitconnect.platform.outbox.Outbox;
import io.fitconnect.platform.outbox.OutboxRecord;
import io.fitconnect.platform.sql.Transactions;
import io.fitconnect.proto.internal.athlete.v1.ErasedPart;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Deletes everything of an athlete but that it was deleted. */
@ApplicationScoped
class ErasureTable {
    private static final String TOPIC = "athlete.erasures.v1";
    private static final String PART = "training";
    private static final List<String> DELETES = List.of(
            "DELETE FROM athlete_session WHERE athlete_id = $1",
            "DELETE FROM session_feedback WHERE athlete_id = $1",
            "DELETE FROM coach_feedback WHERE athlete_id = $1",
            "DELETE FROM coach_feedback WHERE coach_id = $1",
            "DELETE FROM programme_enrolment WHERE athlete_id = $1",
            "UPDATE programme SET author_id = 'erased' WHERE author_id = $1",
            "DELETE FROM heart_rate_response WHERE athlete_id = $1",
            "DELETE FROM heart_rate_session WHERE athlete_id = $1");
    private static final String MARK = """
            INSERT INTO athlete (athlete_id, erased, updated_ms) VALUES ($1, true, $2) \
            ON CONFLICT (athlete_id) DO UPDATE SET erased = true, sex = NULL, ftp_w = NULL, \
            coach_sees_workouts = false, updated_ms = excluded.updated_ms""";

    private final Transactions transactions;

    ErasureTable(@ReactiveDataSource("training") Pool pool) {
        this.transactions = new Transactions(pool);
    }

    /** Harmless when repeated; each time it is told that this part is done. */
    Uni<Void> erase(String athlete, long nowMs) {
        OutboxRecord done = new OutboxRecord(
                TOPIC,
                athlete,
                nowMs,
                ErasedPart.newBuilder()
                        .setAthleteId(athlete)
                        .setPart(PART)
                        .setDoneMs(nowMs)
                        .build()
                        .toByteArray());
        return transactions.run(transaction -> delete(transaction, athlete)
                .chain(() -> transaction.preparedQuery(MARK).execute(Tuple.of(athlete, nowMs)))
                .chain(() -> Outbox.append(transaction, done)));
    }

    private static Uni<Void> delete(SqlConnection transaction, String athlete) {
        Uni<Void> all = Uni.createFrom().voidItem();
        for (String delete : DELETES) {
            all = all.chain(() ->
                    transaction.preparedQuery(delete).execute(Tuple.of(athlete)).replaceWithVoid());
        }
        return all;
    }
}
