package io.fitconnect.analytics.classes;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A class's board as it went.
 *
 * @param title absent: it has none
 * @param startMs when the class started, ms since 1970
 * @param endMs when it ended, ms since 1970
 * @param official the final scores are the official ones
 * @param stepS seconds between points of an athlete at least, 1 or more; the longest of all athletes
 */
@Schema(name = "Replay")
@RegisterForReflection
record ReplayView(
        String classId,
        String metric,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String title,
        long startMs,
        long endMs,
        boolean official,
        int stepS,
        List<Ridden> athletes) {

    /**
     * One athlete's way.
     *
     * @param name null: hidden
     * @param points each [seconds since startMs, score]: times rise, only what changed, the last is the final score;
     *     points, repetitions, meters, kcal or joules, by the metric
     */
    @Schema(name = "ReplayAthlete")
    @RegisterForReflection
    record Ridden(String athleteId, @Nullable String name, List<double[]> points) {}
}
