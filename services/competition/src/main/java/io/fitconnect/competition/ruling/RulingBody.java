package io.fitconnect.competition.ruling;

import io.fitconnect.competition.CompetitionId;
import io.fitconnect.platform.id.AthleteId;
import io.fitconnect.platform.json.BodyFields;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What an organiser sends to disqualify.
 *
 * @param rule signal, score or conduct
 * @param sessionId the session that shall not count; absent: the whole entry, by conduct only
 * @param fromSeq first disputed sample, needed for signal
 * @param toSeq last disputed sample
 * @param statement what happened, 1 to 2000 characters
 */
@Schema(name = "NewDisqualification")
record RulingBody(
        String rule,
        @Nullable String sessionId,
        @Nullable Integer fromSeq,
        @Nullable Integer toSeq,
        String statement) {
    static final int TEXT_LENGTH = 2_000;
    private static final int MOST_SAMPLES = 500_000;
    private static final Pattern RULE = Pattern.compile(String.join("|", Rule.WORDS));
    private static final Pattern SESSION = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    static Ruling read(
            CompetitionId competition, AthleteId athlete, AthleteId organiser, byte @Nullable [] json, long nowMs) {
        BodyFields body = BodyFields.parse(json);
        String word = body.required("rule", body.text("rule", RULE, "one of " + Rule.WORDS));
        String session = body.text("sessionId", SESSION, "a UUID");
        Integer from = body.integer("fromSeq", 1, MOST_SAMPLES);
        Integer to = body.integer("toSeq", 1, MOST_SAMPLES);
        String statement = body.required("statement", body.text("statement", TEXT_LENGTH));
        Rule rule = word == null ? Rule.CONDUCT : Rule.valueOf(word.toUpperCase(Locale.ROOT));
        if (rule != Rule.CONDUCT) {
            body.required("sessionId", session);
        }
        if (rule == Rule.SIGNAL) {
            body.required("fromSeq", from);
            body.required("toSeq", to);
        }
        if (from != null && to != null && from > to) {
            body.violated("fromSeq", "value.range", "must be at most toSeq");
        }
        body.end();
        return new Ruling(
                UUID.randomUUID().toString(),
                competition,
                athlete,
                session == null ? "" : UUID.fromString(session).toString(),
                rule,
                from == null ? 0 : from,
                to == null ? 0 : to,
                Objects.requireNonNull(statement),
                organiser,
                nowMs,
                new RulingState.Standing(nowMs),
                "",
                null,
                "");
    }
}
