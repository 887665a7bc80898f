package io.fitconnect.competition.season;

import io.fitconnect.competition.CompetitionId;
import io.fitconnect.platform.id.AthleteId;

/** Competitions that are ranked together; its id has a competition's shape. */
record Season(CompetitionId id, String title, AthleteId organiserId, SeasonRules rules, long updatedMs) {}
