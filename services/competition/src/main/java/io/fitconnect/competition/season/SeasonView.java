package io.fitconnect.competition.season;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A season.
 *
 * @param points for ranks 1, 2, ...; none beyond
 * @param bestOf competitions that count; 0: all
 */
@Schema(name = "Season")
record SeasonView(
        String seasonId, String title, List<String> competitions, List<Integer> points, int bestOf, String ties) {

    static SeasonView of(Season it) {
        SeasonRules rules = it.rules();
        return new SeasonView(
                it.id().value(),
                it.title(),
                rules.competitions(),
                rules.points(),
                rules.bestOf(),
                rules.ties().word());
    }
}
