package io.fitconnect.competition.contest;

import io.fitconnect.competition.CompetitionId;
import io.fitconnect.platform.id.AthleteId;
import io.fitconnect.platform.json.BodyFields;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What an organiser sends to announce a competition or to change one that nobody has entered.
 *
 * @param competitionId chosen by the caller, 1 to 40 of A-Za-z0-9-; absent: a UUID is made
 * @param start ISO 8601 with offset, at most a year ahead
 * @param end after the start, at most 92 days
 * @param metric effort, reps, distance, energy or work
 * @param bestOf 1 to 100 sessions; absent: all count
 * @param ties shared or dense; absent: shared
 * @param ageYear absent: the year of the start, UTC
 * @param mostEntries absent: 10000
 * @param divisions at most 40; absent or empty: one board for all
 */
@Schema(name = "NewCompetition")
record CompetitionBody(
        @Nullable String competitionId,
        String title,
        String start,
        String end,
        String metric,
        @Nullable Integer bestOf,
        @Nullable String ties,
        @Nullable Integer ageYear,
        @Nullable Integer mostEntries,
        List<Division> divisions) {
    private static final int TITLE_LENGTH = 120;
    private static final int INSTANT_LENGTH = 40;
    private static final int MOST_BEST_OF = 100;
    private static final int MOST_ENTRIES = 10_000;
    private static final int MOST_DIVISIONS = 40;
    private static final Duration FURTHEST_START = Duration.ofDays(366);
    private static final Duration LONGEST = Duration.ofDays(92);
    private static final Pattern METRIC = Pattern.compile(String.join("|", Metric.WORDS));
    private static final Pattern TIES = Pattern.compile(String.join("|", TieRule.WORDS));

    static Competition read(AthleteId organiser, byte @Nullable [] json, Instant now) {
        BodyFields body = BodyFields.parse(json);
        String id = body.text("competitionId", CompetitionId.SHAPE, CompetitionId.SHAPE_IN_WORDS);
        String title = body.required("title", body.text("title", TITLE_LENGTH));
        Instant start = instant(body, "start");
        Instant end = instant(body, "end");
        checkWindow(body, start, end, now);
        Rules rules = rules(body, start);
        body.end();
        return new Competition(
                new CompetitionId(id == null ? UUID.randomUUID().toString() : id),
                1,
                Objects.requireNonNull(title),
                organiser,
                new CompetitionState.Announced(),
                start.toEpochMilli(),
                end.toEpochMilli(),
                rules,
                now.toEpochMilli());
    }

    private static Rules rules(BodyFields body, Instant start) {
        String metric = body.required("metric", body.text("metric", METRIC, "one of " + Metric.WORDS));
        Integer bestOf = body.integer("bestOf", 1, MOST_BEST_OF);
        String ties = body.text("ties", TIES, "one of " + TieRule.WORDS);
        Integer ageYear = body.integer("ageYear", 1900, 2200);
        Integer most = body.integer("mostEntries", 1, MOST_ENTRIES);
        List<Division> divisions = body.objects("divisions", MOST_DIVISIONS).stream()
                .map(DivisionBody::read)
                .toList();
        Set<String> keys = new HashSet<>();
        divisions.stream()
                .map(Division::key)
                .filter(key -> !keys.add(key))
                .forEach(key -> body.violated("divisions", "value.repeated", "hold the key " + key + " twice"));
        // Nonsense is only made of what end() refuses.
        return new Rules(
                metric == null ? Metric.EFFORT : Metric.valueOf(metric.toUpperCase(Locale.ROOT)),
                bestOf == null ? 0 : bestOf,
                ties == null ? TieRule.SHARED : TieRule.valueOf(ties.toUpperCase(Locale.ROOT)),
                ageYear == null ? start.atOffset(ZoneOffset.UTC).getYear() : ageYear,
                most == null ? MOST_ENTRIES : most,
                divisions);
    }

    private static Instant instant(BodyFields body, String field) {
        String text = body.required(field, body.text(field, INSTANT_LENGTH));
        try {
            return text == null
                    ? Instant.EPOCH
                    : java.time.OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            body.violated(field, "value.malformed", "must be a time as 2026-03-01T10:00:00Z");
            return Instant.EPOCH;
        }
    }

    private static void checkWindow(BodyFields body, Instant start, Instant end, Instant now) {
        if (start.equals(Instant.EPOCH) || end.equals(Instant.EPOCH)) {
            return;
        }
        if (start.isAfter(now.plus(FURTHEST_START))) {
            body.violated("start", "value.range", "must be at most a year ahead");
        }
        if (!end.isAfter(start) || end.isAfter(start.plus(LONGEST))) {
            body.violated("end", "value.range", "must be after the start, by at most " + LONGEST.toDays() + " days");
        }
        if (!end.isAfter(now)) {
            body.violated("end", "value.range", "must lie ahead");
        }
    }
}
