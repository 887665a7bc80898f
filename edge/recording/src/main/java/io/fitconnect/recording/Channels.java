package io.fitconnect.recording;

import io.fitconnect.proto.ingest.v1.Sample;
import java.util.OptionalDouble;

/** Puts readings into a sample; a reading that is no number, or negative where none can be, is left out. */
record Channels(Sample.Builder sample) {

    static OptionalDouble number(String text) {
        if (text.isBlank()) {
            return OptionalDouble.empty();
        }
        try {
            double value = Double.parseDouble(text.trim());
            return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }

    void heartRate(OptionalDouble bpm) {
        if (isCount(bpm)) {
            sample.setHeartRateBpm((int) Math.round(bpm.getAsDouble()));
        }
    }

    void power(OptionalDouble watts) {
        watts.ifPresent(value -> sample.setPowerW((float) value));
    }

    void cadence(OptionalDouble rpm) {
        if (isCount(rpm)) {
            sample.setCadenceRpm((float) rpm.getAsDouble());
        }
    }

    void speed(OptionalDouble metersPerSecond) {
        if (isCount(metersPerSecond)) {
            sample.setSpeedMps((float) metersPerSecond.getAsDouble());
        }
    }

    void distance(OptionalDouble meters) {
        if (isCount(meters)) {
            sample.setDistanceM(meters.getAsDouble());
        }
    }

    void reps(OptionalDouble count) {
        if (isCount(count)) {
            sample.setReps((int) count.getAsDouble());
        }
    }

    void energy(OptionalDouble kcal) {
        if (isCount(kcal)) {
            sample.setEnergyKcal((float) kcal.getAsDouble());
        }
    }

    private static boolean isCount(OptionalDouble value) {
        return value.isPresent() && value.getAsDouble() >= 0;
    }
}
