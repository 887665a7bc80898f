package io.fitconnect.competition.season;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How a season stands after the competitions that are official.
 *
 * @param division whose; absent: everybody's
 * @param official competitions that are in it, in the season's order
 */
@Schema(name = "SeasonStandings")
@JsonInclude(JsonInclude.Include.NON_NULL)
record StandingsView(
        String seasonId, @Nullable String division, List<String> official, List<SeasonStandings.Standing> standings) {}
