package io.fitconnect.users.thresholds;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A limit of an athlete as the athlete's workouts show it, and why it is believed.
 *
 * @param kind the profile's field that it proposes a value for
 * @param value in the unit; null: there is not enough data
 * @param unit bpm, W or J
 * @param method how it was found
 * @param source who published the method
 * @param confidence low, medium or high; null without a value
 * @param why what the confidence rests on, or what is missing
 * @param current what the profile says now; null: nothing
 * @param evidence the workouts that it was found in, the strongest first
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Threshold(
        Kind kind,
        @Nullable Double value,
        String unit,
        String method,
        String source,
        @Nullable Confidence confidence,
        String why,
        @Nullable Double current,
        List<Evidence> evidence) {

    /**
     * One measurement.
     *
     * @param atMs device time of its first second, ms since 1970
     * @param seconds how long it lasted
     * @param value in the unit of what was measured: bpm, or W of a mean power
     */
    public record Evidence(String sessionId, long atMs, int seconds, double value) {}

    Threshold with(@Nullable Double profileSays) {
        return new Threshold(kind, value, unit, method, source, confidence, why, profileSays, evidence);
    }
}
