package io.fitconnect.analytics.classes;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a class came to, for its coach.
 *
 * @param title absent: it has none
 * @param state running or ended
 * @param startMs when it started, ms since 1970
 * @param endMs when it ended, ms since 1970; 0: it runs
 * @param withheld athletes who let no coach see their heart
 * @param athletes most effort first
 */
@Schema(name = "ClassReport")
@JsonInclude(JsonInclude.Include.NON_NULL)
record ReportView(
        String classId,
        @Nullable String title,
        String state,
        long startMs,
        long endMs,
        int withheld,
        List<Line> athletes,
        Totals totals) {

    /**
     * One athlete's figures over all of its workouts in the class.
     *
     * @param name absent: hidden
     * @param heartRateWithheld what tells of the heart is absent
     * @param effort Edwards points
     * @param zoneSeconds seconds in zones 1 to 5
     * @param heartRateMean bpm; absent: none counts
     * @param heartRateMax bpm; absent: none counts
     * @param inTargetS seconds in the zones that the class asked for
     * @param targetS seconds for which it asked
     */
    @Schema(name = "ClassReportLine")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Line(
            String athleteId,
            @Nullable String name,
            boolean heartRateWithheld,
            double durationS,
            double effort,
            @Nullable List<Double> zoneSeconds,
            @Nullable Double heartRateMean,
            @Nullable Integer heartRateMax,
            double distanceM,
            double energyKcal,
            int reps,
            double workJ,
            @Nullable Double inTargetS,
            double targetS) {}

    /** Sums over the lines; of the heart, over those that tell of it. */
    @Schema(name = "ClassReportTotals")
    record Totals(
            int athletes,
            double durationS,
            double effort,
            List<Double> zoneSeconds,
            double distanceM,
            double energyKcal,
            long reps,
            double workJ,
            double inTargetS,
            double targetS) {}
}
