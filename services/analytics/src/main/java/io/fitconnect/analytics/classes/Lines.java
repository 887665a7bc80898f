package io.fitconnect.analytics.classes;

import io.fitconnect.analytics.athletes.ConsentTable.Consent;
import io.fitconnect.analytics.classes.ReportView.Line;
import io.fitconnect.analytics.classes.ReportView.Totals;
import io.fitconnect.analytics.workouts.WorkoutView;
import java.util.Collection;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Sums of a report. */
final class Lines {
    private static final int ZONES = 5;

    private Lines() {}

    /**
     * An athlete's line.
     *
     * @param workouts of the athlete in the class, at least one
     * @param inTargetS null: not for the coach to see
     */
    static Line of(List<WorkoutView> workouts, Consent consent, @Nullable Double inTargetS, double targetS) {
        boolean shown = consent.coachOfClassSeesHeart();
        OptionalInt max = workouts.stream()
                .map(it -> it.heartRate().max())
                .filter(it -> it != null)
                .mapToInt(Integer::intValue)
                .max();
        return new Line(
                workouts.getFirst().athleteId(),
                consent.shownName(),
                !shown,
                sum(workouts, WorkoutView::durationS),
                sum(workouts, WorkoutView::effort),
                shown
                        ? zones(workouts.stream()
                                .map(it -> it.heartRate().zoneSeconds())
                                .toList())
                        : null,
                shown ? mean(workouts) : null,
                shown && max.isPresent() ? max.getAsInt() : null,
                sum(workouts, WorkoutView::distanceM),
                sum(workouts, WorkoutView::energyKcal),
                workouts.stream().mapToInt(WorkoutView::reps).sum(),
                sum(workouts, WorkoutView::workJ),
                shown ? inTargetS : null,
                targetS);
    }

    static Totals totals(List<Line> lines) {
        return new Totals(
                lines.size(),
                sum(lines, Line::durationS),
                sum(lines, Line::effort),
                zones(lines.stream()
                        .map(it -> it.zoneSeconds() == null ? List.<Double>of() : it.zoneSeconds())
                        .toList()),
                sum(lines, Line::distanceM),
                sum(lines, Line::energyKcal),
                lines.stream().mapToLong(Line::reps).sum(),
                sum(lines, Line::workJ),
                sum(lines, it -> it.inTargetS() == null ? 0 : it.inTargetS()),
                sum(lines, it -> it.inTargetS() == null ? 0 : it.targetS()));
    }

    /** Weighed by the time over which each was taken. */
    private static @Nullable Double mean(List<WorkoutView> workouts) {
        double beats = 0;
        double seconds = 0;
        for (WorkoutView it : workouts) {
            Double mean = it.heartRate().mean();
            if (mean != null) {
                double over = it.heartRate().belowZonesS()
                        + it.heartRate().zoneSeconds().stream()
                                .mapToDouble(Double::doubleValue)
                                .sum();
                beats += mean * over;
                seconds += over;
            }
        }
        return seconds == 0 ? null : beats / seconds;
    }

    private static List<Double> zones(Collection<List<Double>> all) {
        return IntStream.range(0, ZONES)
                .mapToObj(zone -> all.stream()
                        .mapToDouble(seconds -> zone < seconds.size() ? seconds.get(zone) : 0)
                        .sum())
                .toList();
    }

    private static <T> double sum(List<T> all, ToDoubleFunction<T> figure) {
        return all.stream().mapToDouble(figure).sum();
    }
}
