package io.fitconnect.competition.season;

import io.fitconnect.competition.CompetitionId;
import io.fitconnect.platform.id.AthleteId;
import io.fitconnect.platform.json.BodyFields;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What an organiser sends to make a season or to replace one.
 *
 * @param seasonId chosen by the caller, 1 to 40 of A-Za-z0-9-; absent: a UUID is made
 * @param competitions ids in the season's order, at most 50
 * @param points for ranks 1, 2, ..., whole numbers that never grow, at most 100 of them
 * @param bestOf competitions that count, 1 to 50; absent: all
 * @param ties shared or countback; absent: shared
 */
@Schema(name = "NewSeason")
record SeasonBody(
        @Nullable String seasonId,
        String title,
        List<String> competitions,
        List<Integer> points,
        @Nullable Integer bestOf,
        @Nullable String ties) {
    private static final int TITLE_LENGTH = 120;
    private static final int MOST_COMPETITIONS = 50;
    private static final int MOST_RANKS = 100;
    private static final int MOST_POINTS = 1_000_000;
    private static final Pattern TIES = Pattern.compile(String.join("|", SeasonTies.WORDS));

    static Season read(AthleteId organiser, byte @Nullable [] json, Instant now) {
        BodyFields body = BodyFields.parse(json);
        String id = body.text("seasonId", CompetitionId.SHAPE, CompetitionId.SHAPE_IN_WORDS);
        String title = body.required("title", body.text("title", TITLE_LENGTH));
        List<String> competitions =
                body.texts("competitions", MOST_COMPETITIONS, CompetitionId.SHAPE, CompetitionId.SHAPE_IN_WORDS);
        List<Integer> points = body.integers("points", MOST_RANKS, 0, MOST_POINTS);
        body.required("competitions", competitions.isEmpty() ? null : competitions);
        body.required("points", points.isEmpty() ? null : points);
        if (new HashSet<>(competitions).size() < competitions.size()) {
            body.violated("competitions", "value.repeated", "hold one twice");
        }
        for (int i = 1; i < points.size(); i++) {
            if (points.get(i) > points.get(i - 1)) {
                body.violated("points", "value.range", "must not grow from a rank to the next");
                break;
            }
        }
        Integer bestOf = body.integer("bestOf", 1, MOST_COMPETITIONS);
        String ties = body.text("ties", TIES, "one of " + SeasonTies.WORDS);
        body.end();
        return new Season(
                new CompetitionId(id == null ? UUID.randomUUID().toString() : id),
                Objects.requireNonNull(title),
                organiser,
                new SeasonRules(
                        competitions,
                        points,
                        bestOf == null ? 0 : bestOf,
                        ties == null ? SeasonTies.SHARED : SeasonTies.valueOf(ties.toUpperCase(Locale.ROOT))),
                now.toEpochMilli());
    }
}
