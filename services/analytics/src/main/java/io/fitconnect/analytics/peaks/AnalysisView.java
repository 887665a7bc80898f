package io.fitconnect.analytics.peaks;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fitconnect.analytics.workouts.WorkoutView;
import io.fitconnect.proto.internal.workouts.v1.HeartPeak;
import io.fitconnect.proto.internal.workouts.v1.PowerPeak;
import io.fitconnect.proto.internal.workouts.v1.WorkoutPeaks;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a workout says of its athlete, from samples judged OK.
 *
 * @param power best mean powers over 5, 60, 180, 300, 720 and 1200 s, those that the workout has; empty without power
 * @param recovery absent: not measurable
 * @param zoneSeconds seconds in heart-rate zones 1 to 5, as in the summary
 */
@Schema(name = "WorkoutAnalysis")
@JsonInclude(JsonInclude.Include.NON_NULL)
record AnalysisView(
        String sessionId,
        String athleteId,
        List<Power> power,
        Heart heartRate,
        @Nullable Recovery recovery,
        List<Double> zoneSeconds) {

    /**
     * A best mean power.
     *
     * @param atMs its first second, device time, ms since 1970
     * @param heartRateMean of the same time, bpm; absent: not known for half of it
     */
    @Schema(name = "PowerBest")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Power(
            int seconds, double watts, long atMs, @Nullable Double heartRateMean) {
        private static Power of(PowerPeak it) {
            double mean = it.getHeartRateMean();
            return new Power(it.getSeconds(), it.getWatts(), it.getAtMs(), mean == 0 ? null : mean);
        }
    }

    /**
     * Extremes; absent: nothing credible was found.
     *
     * @param max the highest that no second of its time fell below
     * @param rest the lowest mean while no sensor told of movement
     */
    @Schema(name = "HeartRateExtremes")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Heart(@Nullable Extreme max, @Nullable Extreme rest) {}

    /** A heart rate, bpm, its first second, ms since 1970, and how long it held. */
    @Schema(name = "HeartRateExtreme")
    record Extreme(int bpm, long atMs, int seconds) {
        private static Extreme of(HeartPeak it) {
            return new Extreme(it.getBpm(), it.getAtMs(), it.getSeconds());
        }
    }

    static AnalysisView of(WorkoutView workout, SecondBySecond table) {
        WorkoutPeaks peaks =
                Peaks.of(table, workout.flag() != null && workout.flag().startsWith("heart-rate."));
        return new AnalysisView(
                workout.sessionId(),
                workout.athleteId(),
                peaks.getPowerList().stream().map(Power::of).toList(),
                new Heart(
                        peaks.hasHeartRateMax() ? Extreme.of(peaks.getHeartRateMax()) : null,
                        peaks.hasHeartRateRest() ? Extreme.of(peaks.getHeartRateRest()) : null),
                // Without a credible maximum there is no hardest effort either.
                peaks.hasHeartRateMax() ? Recovery.of(table).orElse(null) : null,
                workout.heartRate().zoneSeconds());
    }
}
