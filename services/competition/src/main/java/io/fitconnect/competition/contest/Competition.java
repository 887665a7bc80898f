package io.fitconnect.competition.contest;

import io.fitconnect.competition.CompetitionId;
import io.fitconnect.platform.id.AthleteId;
import java.util.List;
import java.util.stream.Stream;

/**
 * A competition as it stands.
 *
 * @param version number of its changes
 * @param organiserId the token's subject that made it
 * @param startMs a session counts that begins here or later, ms since 1970
 * @param endMs and before this
 */
public record Competition(
        CompetitionId id,
        long version,
        String title,
        AthleteId organiserId,
        CompetitionState state,
        long startMs,
        long endMs,
        Rules rules,
        long updatedMs) {

    /** Where it stands by the clock, which the table follows a moment later. */
    public CompetitionState stateAt(long nowMs) {
        return state.at(nowMs, startMs, endMs);
    }

    Competition become(CompetitionState next, long nowMs) {
        return new Competition(id, version + 1, title, organiserId, next, startMs, endMs, rules, nowMs);
    }

    /** The same competition as it is now wanted; who organises it and where it stands stay. */
    Competition as(Competition wanted) {
        return new Competition(
                id,
                version + 1,
                wanted.title,
                organiserId,
                state,
                wanted.startMs,
                wanted.endMs,
                wanted.rules,
                wanted.updatedMs);
    }

    /** The scopes of its boards: everybody's, then one a division. */
    public List<String> scopes() {
        return Stream.concat(
                        Stream.of("competition/" + id),
                        rules.divisions().stream().map(it -> "competition/" + id + "_" + it.key()))
                .toList();
    }
}
