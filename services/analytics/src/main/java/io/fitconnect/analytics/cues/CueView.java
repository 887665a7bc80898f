package io.fitconnect.analytics.cues;

import com.datastax.oss.driver.api.core.cql.Row;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.fitconnect.analytics.athletes.SessionsTable;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One stored cue.
 *
 * @param sessionId absent for what a coach said in a class
 * @param rule stable name
 * @param severity info, hint or warning
 * @param text English
 * @param values the figures behind the text, the unit in the name
 * @param causeMs device time of the cause, ms since 1970
 * @param createdMs when the platform decided it, ms since 1970
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record CueView(
        @Nullable String id,
        @Nullable String sessionId,
        @Nullable String classId,
        @Nullable String rule,
        @Nullable String severity,
        @Nullable String text,
        @Nullable Map<String, Double> values,
        long causeMs,
        long createdMs) {

    static CueView of(Row row) {
        return new CueView(
                row.getString("id"),
                SessionsTable.classOf(String.valueOf(row.getString("session_id")))
                                .isPresent()
                        ? null
                        : row.getString("session_id"),
                row.getString("class_id"),
                row.getString("rule"),
                row.getString("severity"),
                row.getString("message"),
                row.getMap("figures", String.class, Double.class),
                row.getLong("cause_ms"),
                row.getLong("created_ms"));
    }
}
