package io.fitconnect.competition.entry;

import io.fitconnect.competition.CompetitionId;
import io.fitconnect.platform.id.AthleteId;

/**
 * An athlete's place in a competition.
 *
 * @param division its key, frozen when the athlete entered; empty: the competition has none
 * @param enteredMs ms since 1970
 */
public record Entry(
        CompetitionId competitionId,
        AthleteId athleteId,
        EntryState state,
        String division,
        Evidence evidence,
        long enteredMs,
        long updatedMs) {}
