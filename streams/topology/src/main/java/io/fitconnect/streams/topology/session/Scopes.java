package io.fitconnect.streams.topology.session;

import io.fitconnect.proto.internal.telemetry.v1.SessionHeaderOrBuilder;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.List;

/** The boards' scopes that a session counts for. */
public final class Scopes {
    private static final long DAY_MS = Duration.ofDays(1).toMillis();

    /** Nearly all sessions are of today. */
    private static volatile Day lastAsked = new Day(0, named(LocalDate.EPOCH));

    private record Day(long epochDay, List<String> scopes) {}

    private Scopes() {}

    public static String ofClass(String classId) {
        return "class/" + classId;
    }

    /** Every scope that a session counts or ever counted for. */
    static List<String> all(SessionHeaderOrBuilder session) {
        List<String> scopes = new ArrayList<>(session.getOpenScopesList());
        if (!session.getClassId().isEmpty()) {
            scopes.add(ofClass(session.getClassId()));
        }
        return scopes;
    }

    public static String ofCompetition(String competitionId) {
        return "competition/" + competitionId;
    }

    /** No competition's id holds an underscore. */
    public static String ofDivision(String competitionId, String division) {
        return ofCompetition(competitionId) + "_" + division;
    }

    /** The open day and ISO week, UTC, of a session that began then. */
    static List<String> open(long firstMs) {
        long epochDay = Math.floorDiv(firstMs, DAY_MS);
        Day known = lastAsked;
        if (known.epochDay() != epochDay) {
            known = new Day(epochDay, named(LocalDate.ofEpochDay(epochDay)));
            lastAsked = known;
        }
        return known.scopes();
    }

    private static List<String> named(LocalDate day) {
        int year = day.get(IsoFields.WEEK_BASED_YEAR);
        int week = day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
        return List.of("open/" + day, "open/%04d-W%02d".formatted(year, week));
    }
}
