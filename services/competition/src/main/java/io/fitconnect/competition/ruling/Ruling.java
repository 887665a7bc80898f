package io.fitconnect.competition.ruling;

import io.fitconnect.competition.CompetitionId;
import io.fitconnect.platform.id.AthleteId;
import org.jspecify.annotations.Nullable;

/**
 * A disqualification with its evidence.
 *
 * @param sessionId the session that doesn't count; empty: the whole entry
 * @param fromSeq first sample of the disputed range; 0: none is named
 * @param toSeq last sample of it
 * @param statement what the organiser says
 * @param appeal what the athlete says; empty: nothing yet
 * @param replay what the stored samples say; null: not replayed
 * @param decision what an administrator says; empty: nothing, or a replay decided
 */
record Ruling(
        String id,
        CompetitionId competitionId,
        AthleteId athleteId,
        String sessionId,
        Rule rule,
        long fromSeq,
        long toSeq,
        String statement,
        AthleteId ruledBy,
        long ruledMs,
        RulingState state,
        String appeal,
        @Nullable ReplayReport replay,
        String decision) {

    Ruling appealed(RulingState next, String text) {
        return with(next, text, replay, decision);
    }

    Ruling settled(RulingState next, @Nullable ReplayReport report, String text) {
        return with(next, appeal, report, text);
    }

    private Ruling with(RulingState next, String appealText, @Nullable ReplayReport report, String decisionText) {
        return new Ruling(
                id,
                competitionId,
                athleteId,
                sessionId,
                rule,
                fromSeq,
                toSeq,
                statement,
                ruledBy,
                ruledMs,
                next,
                appealText,
                report,
                decisionText);
    }
}
