package io.fitconnect.competition.contest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fitconnect.platform.security.Caller;
import io.fitconnect.platform.security.Role;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A competition as the one who asks may see it.
 *
 * @param organiserId only for its organiser and administrators
 * @param state announced, running, ended, official or cancelled
 * @param bestOf 0: all sessions count
 * @param boards ids of the boards that decide: everybody's, then one a division
 */
@Schema(name = "Competition")
@JsonInclude(JsonInclude.Include.NON_NULL)
record CompetitionView(
        String competitionId,
        String title,
        @Nullable String organiserId,
        String state,
        String start,
        String end,
        String metric,
        int bestOf,
        String ties,
        int ageYear,
        int mostEntries,
        List<Division> divisions,
        List<String> boards) {

    static CompetitionView of(Competition it, Optional<Caller> caller) {
        boolean insider = caller.filter(c -> c.is(it.organiserId()) || c.hasAny(Role.ADMIN))
                .isPresent();
        Rules rules = it.rules();
        return new CompetitionView(
                it.id().value(),
                it.title(),
                insider ? it.organiserId().value() : null,
                it.state().word(),
                Instant.ofEpochMilli(it.startMs()).toString(),
                Instant.ofEpochMilli(it.endMs()).toString(),
                rules.metric().word(),
                rules.bestOf(),
                rules.ties().word(),
                rules.ageYear(),
                rules.mostEntries(),
                rules.divisions(),
                it.scopes().stream()
                        .map(scope -> scope + "/" + rules.metric().word())
                        .toList());
    }
}
