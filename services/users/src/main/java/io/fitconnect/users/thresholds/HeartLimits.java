package io.fitconnect.users.thresholds;

import io.fitconnect.proto.internal.workouts.v1.HeartPeak;
import io.fitconnect.proto.internal.workouts.v1.WorkoutPeaks;
import io.fitconnect.users.thresholds.Threshold.Evidence;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What workouts say of the heart's two limits. */
final class HeartLimits {
    private static final String HELD = "the highest heart rate that held for 5 s, from samples judged OK";
    private static final String MEASURED = "measured maximum: Tanaka, Monahan, Seals 2001, J Am Coll Cardiol 37:153,"
            + " give formulas 7 to 11 bpm of error, so that what was measured comes first";
    private static final String QUIET = "the lowest two-minute mean while no sensor told of movement";
    private static final String RESTING = "own choice; a clinical resting heart rate is taken lying, in the morning";
    /** A workout shorter than this is no evidence of a maximum. */
    private static final int LEAST_SECONDS = 600;
    /** Workouts that agree this closely confirm each other. */
    private static final int AGREE_BPM = 3;

    private static final int REST_AGREES_BPM = 5;
    private static final int CONFIRMATIONS = 3;
    private static final int SHOWN = 5;
    /** Of what Tanaka's formula gives for the age; below it nobody was near the limit. */
    private static final double NEAR_THE_LIMIT = 0.9;

    private static final int ANYBODYS_HR_MAX = 190;

    private HeartLimits() {}

    /** The year of birth tells if the maximum seen can be one; null: unknown. */
    static Threshold max(List<WorkoutPeaks> workouts, @Nullable Integer birthYear, int thisYear) {
        List<Evidence> seen = evidence(
                workouts,
                it -> it.hasHeartRateMax() && it.getHeartSeconds() >= LEAST_SECONDS,
                WorkoutPeaks::getHeartRateMax,
                Comparator.comparingDouble(Evidence::value).reversed());
        if (seen.isEmpty()) {
            return missing(
                    Kind.HR_MAX, HELD, MEASURED, "a workout with ten minutes of believable heart rate is needed");
        }
        double highest = seen.getFirst().value();
        double expected = birthYear == null ? ANYBODYS_HR_MAX : 208 - 0.7 * (thisYear - birthYear);
        long agreeing =
                seen.stream().filter(it -> it.value() >= highest - AGREE_BPM).count();
        if (highest < NEAR_THE_LIMIT * expected) {
            String why = "no workout came near the limit; about %.0f bpm is usual%s, the true one is higher"
                    .formatted(expected, birthYear == null ? "" : " for the age");
            return found(Kind.HR_MAX, highest, HELD, MEASURED, Confidence.LOW, why, seen);
        }
        return agreeing > 1
                ? found(Kind.HR_MAX, highest, HELD, MEASURED, Confidence.HIGH, agreeing + " workouts agree", seen)
                : found(Kind.HR_MAX, highest, HELD, MEASURED, Confidence.MEDIUM, "one workout shows it", seen);
    }

    static Threshold rest(List<WorkoutPeaks> workouts) {
        List<Evidence> seen = evidence(
                workouts,
                WorkoutPeaks::hasHeartRateRest,
                WorkoutPeaks::getHeartRateRest,
                Comparator.comparingDouble(Evidence::value));
        if (seen.isEmpty()) {
            return missing(Kind.HR_REST, QUIET, RESTING, "two minutes of sitting still with the sensor on are needed");
        }
        double lowest = seen.getFirst().value();
        long agreeing = seen.stream()
                .filter(it -> it.value() <= lowest + REST_AGREES_BPM)
                .count();
        return agreeing >= CONFIRMATIONS
                ? found(Kind.HR_REST, lowest, QUIET, RESTING, Confidence.MEDIUM, agreeing + " workouts agree", seen)
                : found(
                        Kind.HR_REST,
                        lowest,
                        QUIET,
                        RESTING,
                        Confidence.LOW,
                        "workouts hold little rest; the true one is probably lower",
                        seen);
    }

    private static List<Evidence> evidence(
            List<WorkoutPeaks> workouts,
            Predicate<WorkoutPeaks> has,
            Function<WorkoutPeaks, HeartPeak> peak,
            Comparator<Evidence> order) {
        return workouts.stream()
                .filter(has)
                .map(workout -> {
                    HeartPeak it = peak.apply(workout);
                    return new Evidence(workout.getSessionId(), it.getAtMs(), it.getSeconds(), it.getBpm());
                })
                .sorted(order)
                .toList();
    }

    private static Threshold found(
            Kind kind,
            double bpm,
            String method,
            String source,
            Confidence confidence,
            String why,
            List<Evidence> seen) {
        List<Evidence> shown = seen.subList(0, Math.min(SHOWN, seen.size()));
        return new Threshold(kind, bpm, "bpm", method, source, confidence, why, null, shown);
    }

    private static Threshold missing(Kind kind, String method, String source, String what) {
        return new Threshold(kind, null, "bpm", method, source, null, "not enough data: " + what, null, List.of());
    }
}
