package io.fitconnect.users;

import io.fitconnect.platform.problem.Refusal;
import io.fitconnect.platform.problem.RefusedException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where a page ended: the next holds what is older, or as old with a smaller id. Opaque to clients. */
record ActivityCursor(long atMs, String id) {
    static final ActivityCursor NEWEST = new ActivityCursor(Long.MAX_VALUE, "");
    private static final Pattern TEXT = Pattern.compile("(\\d{1,18})-([a-zA-Z0-9_./-]{1,200})");

    static ActivityCursor of(Activity last) {
        return new ActivityCursor(last.atMs(), last.id());
    }

    static ActivityCursor parse(@Nullable String text) {
        if (text == null) {
            return NEWEST;
        }
        Matcher parts = TEXT.matcher(text);
        if (!parts.matches()) {
            throw new RefusedException(Refusal.invalid("cursor", "value.malformed", "must be a page's next"));
        }
        return new ActivityCursor(Long.parseLong(parts.group(1)), parts.group(2));
    }

    String text() {
        return atMs + "-" + id;
    }
}
