package io.fitconnect.streams.boards;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the open boards' scopes whose day or week is over, by the clock: nobody says when. It looks at the store once a
 * minute, so a task that starts knows what its last owner knew.
 */
final class OpenPeriods {

    private static final String PREFIX = "open/";
    /** The first key behind all of the prefix's. */
    private static final String BEHIND = "open0";

    private static final long LOOK_MS = Duration.ofMinutes(1).toMillis();

    /** A scope, and when its period ended, ms since 1970. */
    record Over(String scope, long endedMs) {}

    private final BoardsConfig config;
    private final RowStore rows;
    private long heardMs;
    private long heardOfMs;
    private long nextLookMs;

    OpenPeriods(BoardsConfig config, RowStore rows, long nowMs) {
        this.config = config;
        this.rows = rows;
        // As if a backlog had just been heard of: after a start there may be one.
        this.heardMs = nowMs;
        this.nextLookMs = nowMs;
    }

    static boolean isOpen(String scope) {
        return scope.startsWith(PREFIX);
    }

    /** A record that was written then has come. */
    void heard(long writtenMs, long nowMs) {
        heardOfMs = writtenMs;
        heardMs = nowMs;
    }

    /** Scopes to end now; none while there is a backlog, which may still count for them. */
    List<Over> over(long nowMs) {
        if (nowMs < nextLookMs || isBehind(nowMs)) {
            return List.of();
        }
        nextLookMs = nowMs + LOOK_MS;
        List<Over> over = new ArrayList<>();
        for (String scope = next(PREFIX);
                scope != null;
                scope = next(RowKey.ofScope(scope).end())) {
            long endMs = periodEnd(scope);
            if (endMs <= nowMs - config.openFor().toMillis()
                    && rows.state(scope).getEndedMs() == 0) {
                over.add(new Over(scope, endMs));
            }
        }
        return over;
    }

    private boolean isBehind(long nowMs) {
        long grace = config.grace().toMillis();
        return nowMs - heardMs < grace && nowMs - heardOfMs >= grace;
    }

    /** The scope of the first row from a key on: one seek a scope, however many rows it has. */
    private @Nullable String next(String from) {
        String[] found = {null};
        rows.walk(from, BEHIND, row -> {
            found[0] = RowKey.parse(row.key).scope();
            return false;
        });
        return found[0];
    }

    /** Midnight after the day or the week's Sunday, UTC; never for what is neither. */
    static long periodEnd(String scope) {
        String period = scope.substring(PREFIX.length());
        try {
            LocalDate end = period.contains("W")
                    ? LocalDate.parse(period + "-1", DateTimeFormatter.ISO_WEEK_DATE)
                            .plusWeeks(1)
                    : LocalDate.parse(period).plusDays(1);
            return end.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
        } catch (DateTimeParseException notAPeriod) {
            return Long.MAX_VALUE;
        }
    }
}
