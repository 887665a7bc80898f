package io.fitconnect.analytics.workouts;

import io.fitconnect.platform.problem.Refusal;
import io.fitconnect.platform.problem.RefusedException;
import io.fitconnect.platform.problem.Violation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a list is asked for.
 *
 * @param afterSeq the page starts with the first seq above it
 */
record PageQuery(int limit, long afterSeq) {

    /** The cursor is opaque to clients: the last seq that they were given. */
    static PageQuery parse(@Nullable String limit, int defaultLimit, int mostLimit, @Nullable String cursor) {
        List<Violation> violations = new ArrayList<>();
        int most = limit == null ? defaultLimit : limit.matches("\\d{1,9}") ? Integer.parseInt(limit) : 0;
        if (most < 1 || most > mostLimit) {
            violations.add(new Violation("limit", "value.range", "must be 1 to " + mostLimit));
        }
        if (cursor != null && !cursor.matches("-?\\d{1,18}")) {
            violations.add(new Violation("cursor", "value.malformed", "must be a page's next"));
        }
        if (!violations.isEmpty()) {
            throw new RefusedException(Refusal.invalid(violations));
        }
        return new PageQuery(most, cursor == null ? Long.MIN_VALUE : Long.parseLong(cursor));
    }
}
