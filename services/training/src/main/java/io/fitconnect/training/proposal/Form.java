package io.fitconnect.training.proposal;

import io.fitconnect.training.load.History;
import io.fitconnect.training.load.LoadDay;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * Where an athlete stands on the day that a proposal is for: today, or tomorrow when today has its session.
 *
 * @param historyDays since the first session
 * @param trainedDays of the last 42 with load
 * @param ctl on the evening before
 * @param atl on the evening before
 * @param tsb on its morning
 * @param ramp change of ctl over the 7 days before
 * @param daysSinceRest days with load in a row before it
 * @param daysOff days without load in a row before it
 * @param loadBefore of the day before
 * @param rpe perceived exertion of the last session, CR10; null: not told, or over two days old
 */
record Form(
        LocalDate day,
        int historyDays,
        int trainedDays,
        double ctl,
        double atl,
        double tsb,
        double ramp,
        int daysSinceRest,
        int daysOff,
        double loadBefore,
        @Nullable Double rpe) {
    private static final int WEEK = 7;
    private static final int SEEN = 42;

    /** The history must reach to today. */
    static Form of(History history, LocalDate today, OptionalDouble rpe) {
        List<LoadDay> days = history.days();
        boolean trainedToday = !days.isEmpty() && days.getLast().load() > 0;
        List<LoadDay> before = trainedToday || days.isEmpty() ? days : days.subList(0, days.size() - 1);
        LocalDate day = trainedToday ? today.plusDays(1) : today;
        if (before.isEmpty()) {
            return new Form(day, 0, 0, 0, 0, 0, 0, 0, 0, 0, orNull(rpe));
        }
        LoadDay last = before.getLast();
        double ctlAWeekAgo =
                before.size() > WEEK ? before.get(before.size() - 1 - WEEK).ctl() : 0;
        return new Form(
                day,
                before.size(),
                (int) before.reversed().stream()
                        .limit(SEEN)
                        .filter(it -> it.load() > 0)
                        .count(),
                last.ctl(),
                last.atl(),
                last.ctl() - last.atl(),
                last.ctl() - ctlAWeekAgo,
                (int) before.reversed().stream().takeWhile(it -> it.load() > 0).count(),
                (int) before.reversed().stream().takeWhile(it -> it.load() == 0).count(),
                last.load(),
                orNull(rpe));
    }

    private static @Nullable Double orNull(OptionalDouble rpe) {
        return rpe.isPresent() ? rpe.getAsDouble() : null;
    }
}
