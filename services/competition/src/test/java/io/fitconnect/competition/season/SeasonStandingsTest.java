package io.fitconnect.competition.season;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.fitconnect.competition.result.Line;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Points by rank, best-of-n and ties; the numbers are worked out by hand. */
class SeasonStandingsTest {
    private static final List<Integer> POINTS = List.of(10, 6, 3);

    private final Map<String, List<Line>> official = new LinkedHashMap<>();

    @Test
    void pointsAreThoseOfTheRanksAndNoneBeyondTheTable() {
        ranks("a", "ann 1", "bob 2", "cyd 3", "dan 4");
        ranks("b", "bob 1", "ann 2", "dan 3");
        assertEquals(List.of("1 ann 16", "1 bob 16", "3 cyd 3", "3 dan 3"), standings(0, SeasonTies.SHARED));
    }

    @Test
    void whoSharesARankGetsItsPointsWhole() {
        ranks("a", "ann 1", "bob 1", "cyd 3");
        assertEquals(List.of("1 ann 10", "1 bob 10", "3 cyd 3"), standings(0, SeasonTies.SHARED));
    }

    @Test
    void onlyTheBestCompetitionsCount() {
        ranks("a", "ann 1", "bob 3");
        ranks("b", "ann 3", "bob 2");
        ranks("c", "bob 2");
        assertEquals(List.of("1 ann 13", "2 bob 12"), standings(2, SeasonTies.SHARED));
        var bob = SeasonStandings.of(new SeasonRules(List.of(), POINTS, 2, SeasonTies.SHARED), official)
                .get(1);
        assertEquals(
                List.of(false, true, true),
                bob.competitions().stream().map(SeasonStandings.Scored::counts).toList());
    }

    @Test
    void countbackPrefersTheBetterRanksAndThenMoreOfThem() {
        ranks("a", "ann 1", "bob 2", "cyd 3");
        ranks("b", "ann 4", "bob 4", "cyd 2");
        ranks("c", "eve 9", "bob 5", "cyd 8", "dan 1");
        assertEquals(
                List.of("1 ann 10", "2 dan 10", "3 cyd 9", "4 bob 6", "5 eve 0"),
                standings(0, SeasonTies.COUNTBACK),
                "ann and dan have a first rank each, ann a fourth as well");
    }

    @Test
    void whoIsEqualInEverythingSharesTheRankInCountbackToo() {
        ranks("a", "ann 1", "bob 2");
        ranks("b", "ann 2", "bob 1");
        assertEquals(List.of("1 ann 16", "1 bob 16"), standings(0, SeasonTies.COUNTBACK));
    }

    @Test
    void aSeasonWithoutOfficialCompetitionsIsEmpty() {
        assertEquals(List.of(), standings(0, SeasonTies.SHARED));
    }

    private void ranks(String competition, String... lines) {
        List<Line> all = new ArrayList<>();
        for (String line : lines) {
            String[] parts = line.split(" ");
            all.add(new Line(Integer.parseInt(parts[1]), parts[0], parts[0], 1, "verified", ""));
        }
        official.put(competition, all);
    }

    private List<String> standings(int bestOf, SeasonTies ties) {
        return SeasonStandings.of(new SeasonRules(List.of(), POINTS, bestOf, ties), official).stream()
                .map(it -> it.rank() + " " + it.athleteId() + " " + it.points())
                .toList();
    }
}
