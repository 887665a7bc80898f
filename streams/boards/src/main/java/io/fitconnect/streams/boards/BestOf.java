package io.fitconnect.streams.boards;

import io.fitconnect.proto.internal.boards.v1.Scores;
import io.fitconnect.proto.internal.boards.v1.SessionScores;
import java.util.Collection;
import java.util.function.ToDoubleFunction;

/** What an athlete's sessions come to on each board: the sum of the best of them by that board's own metric. */
final class BestOf {
    private BestOf() {}

    /** The number of sessions is that of {@link io.fitconnect.proto.internal.boards.v1.ScopeRules}; 0: all. */
    static Scores sum(Collection<SessionScores> sessions, int most) {
        if (most == 0 || sessions.size() <= most) {
            var sum = Scores.newBuilder();
            sessions.forEach(session -> add(sum, session.getScores()));
            return sum.build();
        }
        return Scores.newBuilder()
                .setEffort(best(sessions, most, Scores::getEffort))
                .setReps((int) best(sessions, most, Scores::getReps))
                .setDistanceM(best(sessions, most, Scores::getDistanceM))
                .setEnergyKcal(best(sessions, most, Scores::getEnergyKcal))
                .setWorkJ(best(sessions, most, Scores::getWorkJ))
                .build();
    }

    /** Ascending, so that the sum doesn't depend on which of two equal sessions is left out. */
    private static double best(Collection<SessionScores> sessions, int most, ToDoubleFunction<Scores> metric) {
        return sessions.stream()
                .mapToDouble(session -> metric.applyAsDouble(session.getScores()))
                .sorted()
                .skip(sessions.size() - most)
                .reduce(0, Double::sum);
    }

    private static void add(Scores.Builder sum, Scores scores) {
        sum.setEffort(sum.getEffort() + scores.getEffort())
                .setReps(sum.getReps() + scores.getReps())
                .setDistanceM(sum.getDistanceM() + scores.getDistanceM())
                .setEnergyKcal(sum.getEnergyKcal() + scores.getEnergyKcal())
                .setWorkJ(sum.getWorkJ() + scores.getWorkJ());
    }
}
