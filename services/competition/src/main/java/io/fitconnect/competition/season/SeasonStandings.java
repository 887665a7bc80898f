package io.fitconnect.competition.season;

import io.fitconnect.competition.result.Line;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Ranks a season from the official lines of its competitions; whole numbers only, so exact in any order. */
final class SeasonStandings {
    private static final Comparator<Scored> BETTER_FIRST =
            Comparator.comparingInt(Scored::points).reversed().thenComparingInt(Scored::rank);

    private SeasonStandings() {}

    /** What an athlete got in one competition. */
    record Scored(String competitionId, int rank, int points, boolean counts) {}

    /** A line of the standings; competitions in the season's order. */
    record Standing(int rank, String athleteId, String name, int points, List<Scored> competitions) {}

    /**
     * Best first, those that share a rank by athlete id.
     *
     * @param official lines of one board of each competition that is official, by competition in the season's order
     */
    static List<Standing> of(SeasonRules rules, Map<String, List<Line>> official) {
        Map<String, List<Scored>> byAthlete = new LinkedHashMap<>();
        Map<String, String> names = new LinkedHashMap<>();
        official.forEach((competition, lines) -> lines.forEach(line -> {
            byAthlete
                    .computeIfAbsent(line.athleteId(), id -> new ArrayList<>())
                    .add(new Scored(competition, line.rank(), rules.pointsFor(line.rank()), true));
            names.put(line.athleteId(), line.name());
        }));
        Comparator<Standing> order = order(rules.ties());
        List<Standing> unranked = byAthlete.entrySet().stream()
                .map(entry -> standing(
                        rules, entry.getKey(), names.getOrDefault(entry.getKey(), entry.getKey()), entry.getValue()))
                .sorted(order.thenComparing(Standing::athleteId))
                .toList();
        return ranked(unranked, order);
    }

    private static Standing standing(SeasonRules rules, String athleteId, String name, List<Scored> all) {
        List<Scored> best = all.stream().sorted(BETTER_FIRST).toList();
        List<Scored> counted = rules.bestOf() == 0 ? best : best.subList(0, Math.min(rules.bestOf(), best.size()));
        List<Scored> marked = all.stream()
                .map(it -> new Scored(it.competitionId(), it.rank(), it.points(), counted.contains(it)))
                .toList();
        return new Standing(
                0, athleteId, name, counted.stream().mapToInt(Scored::points).sum(), marked);
    }

    private static List<Standing> ranked(List<Standing> unranked, Comparator<Standing> order) {
        List<Standing> ranked = new ArrayList<>(unranked.size());
        for (int i = 0; i < unranked.size(); i++) {
            Standing it = unranked.get(i);
            boolean shares = i > 0 && order.compare(unranked.get(i - 1), it) == 0;
            int rank = shares ? ranked.get(i - 1).rank() : i + 1;
            ranked.add(new Standing(rank, it.athleteId(), it.name(), it.points(), it.competitions()));
        }
        return ranked;
    }

    private static Comparator<Standing> order(SeasonTies ties) {
        Comparator<Standing> byPoints =
                Comparator.comparingInt(Standing::points).reversed();
        return switch (ties) {
            case SHARED -> byPoints;
            case COUNTBACK -> byPoints.thenComparing(SeasonStandings::countback);
        };
    }

    /** The better ranks decide; when they are equal as far as they go, whoever has more of them. */
    private static int countback(Standing one, Standing other) {
        List<Integer> ranks = countedRanks(one);
        List<Integer> others = countedRanks(other);
        for (int i = 0; i < Math.min(ranks.size(), others.size()); i++) {
            int order = Integer.compare(ranks.get(i), others.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(others.size(), ranks.size());
    }

    private static List<Integer> countedRanks(Standing it) {
        return it.competitions().stream()
                .filter(Scored::counts)
                .map(Scored::rank)
                .sorted()
                .toList();
    }
}
