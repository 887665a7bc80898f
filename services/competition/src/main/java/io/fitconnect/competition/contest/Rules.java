package io.fitconnect.competition.contest;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/**
 * What a competition is held by.
 *
 * @param bestOf sessions that count, the best ones; 0: all
 * @param ageYear an athlete's age is this year less the year of birth, as the UCI's age categories have it (UCI Cycling
 *     Regulations 1.1.034): profiles hold no day
 * @param mostEntries 1 to 10000
 * @param divisions in the order in which they are tried; empty: one board for all
 */
@RegisterForReflection
public record Rules(Metric metric, int bestOf, TieRule ties, int ageYear, int mostEntries, List<Division> divisions) {
    public Rules {
        divisions = List.copyOf(divisions);
    }
}
