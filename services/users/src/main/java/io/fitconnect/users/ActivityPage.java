package io.fitconnect.users;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of an athlete's activities, newest first.
 *
 * @param next the cursor of the next page; absent on the last one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ActivityPage(
        List<Activity> activities, @Nullable String next) {

    /** Of one row more than was asked for, which tells whether there is more. */
    static ActivityPage of(List<Activity> found, int limit) {
        if (found.size() <= limit) {
            return new ActivityPage(found, null);
        }
        List<Activity> shown = found.subList(0, limit);
        return new ActivityPage(shown, ActivityCursor.of(shown.getLast()).text());
    }
}
