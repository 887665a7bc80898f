package io.fitconnect.analytics.results;

import com.datastax.oss.driver.api.core.cql.Row;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * An official line of an athlete's.
 *
 * @param score points, repetitions, meters, kcal or joules, by the board's metric
 * @param total members of the board
 * @param officialMs ms since 1970
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ResultView(@Nullable String boardId, int rank, int total, double score, long officialMs) {
    static ResultView of(Row row) {
        return new ResultView(
                row.getString("board_id"),
                row.getInt("rank"),
                row.getInt("total"),
                row.getDouble("score"),
                row.getLong("official_ms"));
    }
}
