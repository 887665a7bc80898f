package io.fitconnect.users;

import io.fitconnect.platform.problem.Refusal;
import io.fitconnect.platform.problem.RefusedException;
import org.jspecify.annotations.Nullable;

/** Reads where a page begins and how long it is. */
public final class PageLimits {
    private PageLimits() {}

    /** The number that a page's rows are below; absent: the newest page. */
    public static long before(@Nullable String before) {
        if (before == null) {
            return Long.MAX_VALUE;
        }
        if (!before.matches("\\d{1,18}")) {
            throw new RefusedException(Refusal.invalid("before", "value.malformed", "must be a whole number"));
        }
        return Long.parseLong(before);
    }

    /** Rows of a page, 1 to most. */
    public static int limit(@Nullable String limit, int otherwise, int most) {
        int rows = limit == null ? otherwise : limit.matches("\\d{1,9}") ? Integer.parseInt(limit) : 0;
        if (rows < 1 || rows > most) {
            throw new RefusedException(Refusal.invalid("limit", "value.range", "must be 1 to " + most));
        }
        return rows;
    }
}
