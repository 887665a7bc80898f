package io.fitconnect.competition.season;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/**
 * How a season is decided.
 *
 * @param competitions ids, in the order of the season
 * @param points for ranks 1, 2, ..., never more than for the rank before; none beyond the last
 * @param bestOf competitions that count, those with most points; 0: all
 * @param ties shared, or countback: more of the better ranks in the competitions that count
 */
@RegisterForReflection
record SeasonRules(List<String> competitions, List<Integer> points, int bestOf, SeasonTies ties) {
    SeasonRules {
        competitions = List.copyOf(competitions);
        points = List.copyOf(points);
    }

    /** Whoever shares a rank gets that rank's points whole. */
    int pointsFor(int rank) {
        return rank <= points.size() ? points.get(rank - 1) : 0;
    }
}
