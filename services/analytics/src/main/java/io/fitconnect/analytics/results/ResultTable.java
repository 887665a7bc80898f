package io.fitconnect.analytics.results;

import io.fitconnect.analytics.cassandra.Cassandra;
import io.fitconnect.platform.id.AthleteId;
import io.fitconnect.proto.internal.boards.v1.BoardResult;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Official results by athlete: what the athlete takes along, and how an erasure finds lines of any age. */
@ApplicationScoped
public class ResultTable {
    // The record's offset is the timestamp: a line's records are all in one partition, so its newest stays.
    private static final String INSERT = """
            INSERT INTO fitconnect.results_by_athlete (athlete_id, board_id, rank, total, score, official_ms) \
            VALUES (?, ?, ?, ?, ?, ?) USING TIMESTAMP ?""";
    private static final String DELETE =
            "DELETE FROM fitconnect.results_by_athlete USING TIMESTAMP ? WHERE athlete_id = ? AND board_id = ?";
    private static final String OF_ATHLETE = "SELECT * FROM fitconnect.results_by_athlete WHERE athlete_id = ?";

    private final Cassandra cassandra;

    ResultTable(Cassandra cassandra) {
        this.cassandra = cassandra;
    }

    Uni<Void> put(BoardResult it, long offset) {
        return cassandra
                .prepare(INSERT)
                .chain(insert -> cassandra.write(insert.bind(
                        it.getAthleteId(),
                        it.getBoardId(),
                        it.getRank(),
                        it.getTotal(),
                        it.getScore(),
                        it.getOfficialMs(),
                        offset + 1)));
    }

    Uni<Void> delete(String athlete, String board, long offset) {
        return cassandra.prepare(DELETE).chain(delete -> cassandra.write(delete.bind(offset + 1, athlete, board)));
    }

    public Multi<ResultView> of(AthleteId athlete) {
        return cassandra
                .rows(cassandra.prepare(OF_ATHLETE).map(select -> select.bind(athlete.value())))
                .map(ResultView::of);
    }
}
