package io.fitconnect.competition.season;

import io.fitconnect.competition.CompetitionId;
import io.fitconnect.platform.id.AthleteId;
import io.fitconnect.platform.problem.Answer;
import io.fitconnect.platform.problem.ProblemCode;
import io.fitconnect.platform.sql.Transactions;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;

/** Seasons in PostgreSQL or CockroachDB. */
@ApplicationScoped
class SeasonTable {
    private static final String SELECT = "SELECT * FROM season WHERE season_id = $1";
    private static final String INSERT = """
            INSERT INTO season (season_id, title, organiser_id, rules, updated_ms) VALUES ($1, $2, $3, $4, $5) \
            ON CONFLICT (season_id) DO NOTHING""";

    private final Pool pool;
    private final Transactions transactions;

    SeasonTable(@ReactiveDataSource("competition") Pool pool) {
        this.pool = pool;
        this.transactions = new Transactions(pool);
    }

    Uni<Answer<Season>> find(CompetitionId id) {
        return pool.preparedQuery(SELECT)
                .execute(Tuple.of(id.value()))
                .map(rows -> rows.size() == 0
                        ? Answer.refused(ProblemCode.SEASON_UNKNOWN, "No season has the id " + id + ".")
                        : Answer.given(read(rows.iterator().next())));
    }

    Uni<Answer<Season>> add(Season it) {
        Tuple columns = Tuple.of(
                it.id().value(), it.title(), it.organiserId().value(), JsonObject.mapFrom(it.rules()), it.updatedMs());
        return transactions.run(transaction -> transaction
                .preparedQuery(INSERT)
                .execute(columns)
                .map(RowSet::rowCount)
                .map(inserted -> inserted == 1
                        ? Answer.given(it)
                        : Answer.refused(ProblemCode.SEASON_EXISTS, "The id " + it.id() + " is taken.")));
    }

    private static Season read(Row row) {
        return new Season(
                new CompetitionId(row.getString("season_id")),
                row.getString("title"),
                new AthleteId(row.getString("organiser_id")),
                row.getJsonObject("rules").mapTo(SeasonRules.class),
                row.getLong("updated_ms"));
    }
}
