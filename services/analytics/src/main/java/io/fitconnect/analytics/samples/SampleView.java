package io.fitconnect.analytics.samples;

import com.datastax.oss.driver.api.core.data.UdtValue;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.fitconnect.proto.internal.telemetry.v1.SampleBatch;
import io.fitconnect.proto.internal.telemetry.v1.TelemetrySample;
import io.fitconnect.streams.quality.Sample;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One stored sample; a channel that the sensor did not give is absent.
 *
 * @param seq number in the session
 * @param timeMs device clock, ms since 1970
 * @param receivedMs arrival at the edge, ms since 1970
 * @param rrMs beat-to-beat intervals, oldest first
 * @param distanceM cumulative in the session
 * @param reps cumulative in the session
 * @param energyKcal cumulative in the session
 * @param notification a notification of one sensor, silent on the channels that it cannot carry
 */
@Schema(name = "Sample")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record SampleView(
        long seq,
        long timeMs,
        long receivedMs,
        @Nullable Integer heartRateBpm,
        List<Float> rrMs,
        @Nullable Float powerW,
        @Nullable Float cadenceRpm,
        @Nullable Float speedMps,
        @Nullable Double distanceM,
        @Nullable Integer reps,
        @Nullable Float energyKcal,
        @Nullable String exercise,
        @Nullable Float repVelocityMps,
        @Nullable Boolean skinContact,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean notification,
        @Nullable String deviceId) {

    static SampleView of(long seq, @Nullable UdtValue value) {
        UdtValue sample = Objects.requireNonNull(value);
        return new SampleView(
                seq,
                sample.getLong("time_ms"),
                sample.getLong("received_ms"),
                sample.get("heart_rate_bpm", Integer.class),
                Objects.requireNonNull(sample.getList("rr_ms", Float.class)),
                sample.get("power_w", Float.class),
                sample.get("cadence_rpm", Float.class),
                sample.get("speed_mps", Float.class),
                sample.get("distance_m", Double.class),
                sample.get("reps", Integer.class),
                sample.get("energy_kcal", Float.class),
                sample.getString("exercise"),
                sample.get("rep_velocity_mps", Float.class),
                sample.get("skin_contact", Boolean.class),
                sample.getBoolean("notification"),
                sample.getString("device_id"));
    }

    /** Fills the table's type; what the sensor did not give stays null. */
    static UdtValue encode(UdtValue empty, SampleBatch batch, TelemetrySample it) {
        UdtValue value = empty.setLong("time_ms", it.getTimeMs())
                .setLong("received_ms", batch.getReceivedMs())
                .setList("rr_ms", it.getRrMsList(), Float.class)
                .setString("exercise", it.getExercise())
                .setBoolean("notification", it.getNotification())
                .setString("device_id", batch.getDevice().getId());
        value = it.hasHeartRateBpm() ? value.setInt("heart_rate_bpm", it.getHeartRateBpm()) : value;
        value = it.hasPowerW() ? value.setFloat("power_w", it.getPowerW()) : value;
        value = it.hasCadenceRpm() ? value.setFloat("cadence_rpm", it.getCadenceRpm()) : value;
        value = it.hasSpeedMps() ? value.setFloat("speed_mps", it.getSpeedMps()) : value;
        value = it.hasDistanceM() ? value.setDouble("distance_m", it.getDistanceM()) : value;
        value = it.hasReps() ? value.setInt("reps", it.getReps()) : value;
        value = it.hasEnergyKcal() ? value.setFloat("energy_kcal", it.getEnergyKcal()) : value;
        value = it.hasRepVelocityMps() ? value.setFloat("rep_velocity_mps", it.getRepVelocityMps()) : value;
        return it.hasSkinContact() ? value.setBoolean("skin_contact", it.getSkinContact()) : value;
    }

    /** As the streams see it, without distance, repetitions and energy. */
    public Sample heartAndPower() {
        double meanRr = rrMs.stream().mapToDouble(Float::doubleValue).average().orElse(Double.NaN);
        return new Sample(
                seq,
                timeMs,
                heartRateBpm == null ? Sample.NONE : heartRateBpm,
                (float) meanRr,
                orNaN(powerW),
                orNaN(cadenceRpm),
                orNaN(speedMps),
                Double.NaN,
                Sample.NONE,
                Float.NaN,
                "",
                Float.NaN,
                skinContact,
                notification);
    }

    private static float orNaN(@Nullable Float value) {
        return value == null ? Float.NaN : value;
    }
}
