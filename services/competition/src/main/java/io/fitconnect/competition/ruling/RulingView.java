package io.fitconnect.competition.ruling;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A disqualification.
 *
 * @param state standing, appealed, upheld or overturned
 * @param since since when it stands so
 * @param sessionId absent: the whole entry
 * @param fromSeq first disputed sample
 * @param replay what the stored samples say; absent: not replayed
 * @param decision what an administrator says
 */
@Schema(name = "Disqualification")
@JsonInclude(JsonInclude.Include.NON_NULL)
record RulingView(
        String disqualificationId,
        String competitionId,
        String athleteId,
        @Nullable String sessionId,
        String rule,
        @Nullable Long fromSeq,
        @Nullable Long toSeq,
        String statement,
        String ruled,
        String state,
        String since,
        @Nullable String appeal,
        @Nullable ReplayReport replay,
        @Nullable String decision) {

    static RulingView of(Ruling it) {
        return new RulingView(
                it.id(),
                it.competitionId().value(),
                it.athleteId().value(),
                orNull(it.sessionId()),
                it.rule().word(),
                it.fromSeq() == 0 ? null : (Long) it.fromSeq(),
                it.toSeq() == 0 ? null : (Long) it.toSeq(),
                it.statement(),
                Instant.ofEpochMilli(it.ruledMs()).toString(),
                it.state().word(),
                Instant.ofEpochMilli(it.state().sinceMs()).toString(),
                orNull(it.appeal()),
                it.replay(),
                orNull(it.decision()));
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
