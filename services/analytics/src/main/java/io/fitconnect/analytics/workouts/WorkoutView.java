package io.fitconnect.analytics.workouts;

import com.datastax.oss.driver.api.core.cql.Row;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A workout's figures.
 *
 * @param classId null outside a class
 * @param state running or ended
 * @param sampleCount distinct samples behind the figures
 * @param startMs device time of the first sample, ms since 1970
 * @param endMs device time of the newest sample, ms since 1970
 * @param effort Edwards points
 * @param trimp Banister
 * @param normalizedPowerW null without power
 * @param minWBalanceJ smallest W' balance; null without power or FTP
 * @param flag why the session is flagged; null: it is not
 */
@Schema(name = "Workout")
public record WorkoutView(
        String sessionId,
        String athleteId,
        @Nullable String classId,
        String state,
        long sampleCount,
        long startMs,
        long endMs,
        double durationS,
        HeartRate heartRate,
        double effort,
        double trimp,
        double energyKcal,
        @Nullable Double normalizedPowerW,
        double workJ,
        double distanceM,
        int reps,
        Quality quality,
        @Nullable Double minWBalanceJ,
        @Nullable String flag) {
    private static final List<Double> NO_ZONES = List.of(0.0, 0.0, 0.0, 0.0, 0.0);

    /**
     * Over the samples whose heart rate counts.
     *
     * @param mean bpm; null: none counts
     * @param max bpm; null: none counts
     * @param zoneSeconds seconds in zones 1 to 5
     * @param belowZonesS seconds below zone 1
     * @param hrMax the HRmax that was used, bpm
     */
    public record HeartRate(
            @Nullable Double mean, @Nullable Integer max, List<Double> zoneSeconds, double belowZonesS, int hrMax) {}

    /** Samples by judgement of their heart rate. */
    public record Quality(int ok, int suspect, int invalid, int missing) {}

    static WorkoutView of(Row row) {
        return new WorkoutView(
                text(row, "session_id"),
                text(row, "athlete_id"),
                orNull(row, "class_id"),
                row.getBoolean("ended") ? "ended" : "running",
                row.getLong("sample_count"),
                row.getLong("start_ms"),
                row.getLong("end_ms"),
                row.getDouble("duration_s"),
                heartRate(row),
                row.getDouble("effort"),
                row.getDouble("trimp"),
                row.getDouble("energy_kcal"),
                row.get("normalized_power_w", Double.class),
                row.getDouble("work_j"),
                row.getDouble("distance_m"),
                row.getInt("reps"),
                new Quality(
                        row.getInt("quality_ok"),
                        row.getInt("quality_suspect"),
                        row.getInt("quality_invalid"),
                        row.getInt("quality_missing")),
                row.get("min_w_balance_j", Double.class),
                orNull(row, "flag"));
    }

    private static HeartRate heartRate(Row row) {
        List<Double> zones = row.getList("zone_seconds", Double.class);
        int max = row.getInt("heart_rate_max");
        return new HeartRate(
                max == 0 ? null : row.getDouble("heart_rate_mean"),
                max == 0 ? null : max,
                zones == null || zones.isEmpty() ? NO_ZONES : zones,
                row.getDouble("below_zones_s"),
                row.getInt("hr_max"));
    }

    private static String text(Row row, String column) {
        return Objects.requireNonNull(row.getString(column));
    }

    private static @Nullable String orNull(Row row, String column) {
        String text = row.getString(column);
        return text == null || text.isEmpty() ? null : text;
    }
}
