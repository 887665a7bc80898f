package io.fitconnect.streams.topology.session;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.IsoFields;
import java.util.List;

/** The boards' scopes that a session counts for. */
public final class Scopes {
    private Scopes() {}

    public static String ofClass(String classId) {
        return "class/" + classId;
    }

    /** The open day and ISO week, UTC, of a session that began then. */
    static List<String> open(long firstMs) {
        LocalDate day = Instant.ofEpochMilli(firstMs).atZone(ZoneOffset.UTC).toLocalDate();
        int year = day.get(IsoFields.WEEK_BASED_YEAR);
        int week = day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
        return List.of("open/" + day, "open/%04d-W%02d".formatted(year, week));
    }
}
