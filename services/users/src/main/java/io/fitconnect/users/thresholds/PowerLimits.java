package io.fitconnect.users.thresholds;

import io.fitconnect.proto.internal.workouts.v1.PowerPeak;
import io.fitconnect.proto.internal.workouts.v1.WorkoutPeaks;
import io.fitconnect.users.thresholds.Threshold.Evidence;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What workouts say of the power that can be held, and of the work beyond it. */
final class PowerLimits {
    private static final int TWENTY_MINUTES = 1_200;
    private static final double FTP_SHARE = 0.95;
    private static final String TWENTY = "95 % of the best mean power of 20 min";
    private static final String COGGAN = "Allen, Coggan, McGregor: Training and Racing with a Power Meter";
    private static final String LINE = "slope and intercept of the line through work and time of the best 3, 5, 12 and"
            + " 20 min: work = critical power x time + W'";
    private static final String MONOD = "Monod, Scherrer 1965, Ergonomics 8:329";
    private static final List<Integer> LINE_SECONDS = List.of(180, 300, 720, TWENTY_MINUTES);
    private static final int LEAST_POINTS = 3;
    /** Of HRmax; below it 20 min were not all that the athlete had. */
    private static final double HARD = 0.88;

    /** As the profile takes them. */
    private static final double LEAST_W = 30;

    private static final double MOST_W = 700;
    private static final double LEAST_J = 1_000;
    private static final double MOST_J = 60_000;

    private PowerLimits() {}

    private record Best(String sessionId, PowerPeak peak) {
        Evidence evidence() {
            return new Evidence(sessionId, peak.getAtMs(), peak.getSeconds(), peak.getWatts());
        }

        double workJ() {
            return peak.getWatts() * peak.getSeconds();
        }
    }

    /** A line through points (seconds, joules). */
    private record Line(double criticalW, double wPrimeJ) {
        static Line through(List<Best> points) {
            double t = points.stream()
                    .mapToDouble(it -> it.peak().getSeconds())
                    .average()
                    .orElse(0);
            double w = points.stream().mapToDouble(Best::workJ).average().orElse(0);
            double above = 0;
            double below = 0;
            for (Best it : points) {
                above += (it.peak().getSeconds() - t) * (it.workJ() - w);
                below += (it.peak().getSeconds() - t) * (it.peak().getSeconds() - t);
            }
            double slope = above / below;
            return new Line(slope, w - slope * t);
        }
    }

    /** hrMax tells how hard the 20 min were; null: unknown. */
    static Threshold ftp(List<WorkoutPeaks> workouts, @Nullable Double hrMax) {
        Optional<Best> best = best(workouts, TWENTY_MINUTES);
        if (best.isEmpty() || out(FTP_SHARE * best.get().peak().getWatts(), LEAST_W, MOST_W)) {
            return missing(Kind.FTP, "W", TWENTY, COGGAN, "20 min of power without a pause are needed");
        }
        PowerPeak peak = best.get().peak();
        double share = hrMax == null ? 0 : peak.getHeartRateMean() / hrMax;
        boolean hard = share >= HARD;
        return new Threshold(
                Kind.FTP,
                (double) Math.round(FTP_SHARE * peak.getWatts()),
                "W",
                TWENTY,
                COGGAN,
                hard ? Confidence.MEDIUM : Confidence.LOW,
                howHard(share),
                null,
                List.of(best.get().evidence()));
    }

    /** Of HRmax, on the mean; 0: unknown. */
    private static String howHard(double share) {
        if (share == 0) {
            return "nothing tells if these 20 min were all that there was";
        }
        return share >= HARD
                ? "the heart was at %.0f %% of its maximum".formatted(100 * share)
                : "the heart was at %.0f %% of its maximum only: the true one is probably higher"
                        .formatted(100 * share);
    }

    static Threshold wPrime(List<WorkoutPeaks> workouts) {
        List<Best> points = LINE_SECONDS.stream()
                .flatMap(seconds -> best(workouts, seconds).stream())
                .toList();
        String needed = "hard efforts of three of 3, 5, 12 and 20 min are needed";
        if (points.size() < LEAST_POINTS) {
            return missing(Kind.W_PRIME, "J", LINE, MONOD, needed);
        }
        Line line = Line.through(points);
        if (out(line.criticalW(), LEAST_W, MOST_W) || out(line.wPrimeJ(), LEAST_J, MOST_J)) {
            return missing(Kind.W_PRIME, "J", LINE, MONOD, needed + ": the line through those there are is no human's");
        }
        long sessions = points.stream().map(Best::sessionId).distinct().count();
        String why = "critical power %.0f W; %s"
                .formatted(
                        line.criticalW(),
                        sessions < LEAST_POINTS
                                ? "the efforts are parts of the same workouts, so that not each was all that there was"
                                : "each effort is of another workout");
        return new Threshold(
                Kind.W_PRIME,
                (double) Math.round(line.wPrimeJ()),
                "J",
                LINE,
                MONOD,
                sessions < LEAST_POINTS ? Confidence.LOW : Confidence.MEDIUM,
                why,
                null,
                points.stream().map(Best::evidence).toList());
    }

    private static Optional<Best> best(List<WorkoutPeaks> workouts, int seconds) {
        return workouts.stream()
                .flatMap(workout -> bests(workout, seconds))
                .max(Comparator.comparingDouble(it -> it.peak().getWatts()));
    }

    private static Stream<Best> bests(WorkoutPeaks workout, int seconds) {
        return workout.getPowerList().stream()
                .filter(peak -> peak.getSeconds() == seconds)
                .map(peak -> new Best(workout.getSessionId(), peak));
    }

    private static boolean out(double value, double least, double most) {
        return !(value >= least && value <= most);
    }

    private static Threshold missing(Kind kind, String unit, String method, String source, String what) {
        return new Threshold(kind, null, unit, method, source, null, "not enough data: " + what, null, List.of());
    }
}
