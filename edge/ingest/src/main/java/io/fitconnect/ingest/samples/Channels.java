package io.fitconnect.ingest.samples;

import io.fitconnect.proto.internal.telemetry.v1.TelemetrySample;
import org.jspecify.annotations.Nullable;

/** Sets what a sample does not have yet, within the contract's ranges; null and values outside are left out. */
record Channels(TelemetrySample.Builder sample) {

    void heartRate(int bpm) {
        if (!sample.hasHeartRateBpm()) {
            sample.setHeartRateBpm(bpm);
        }
    }

    void rr(float millis) {
        sample.addRrMs(millis);
    }

    void skinContact(@Nullable Boolean contact) {
        if (contact != null) {
            sample.setSkinContact(contact);
        }
    }

    void power(int watts) {
        if (!sample.hasPowerW()) {
            sample.setPowerW(watts);
        }
    }

    void cadence(@Nullable Double perMinute) {
        if (perMinute != null && !sample.hasCadenceRpm()) {
            sample.setCadenceRpm(perMinute.floatValue());
        }
    }

    void speed(@Nullable Double mps) {
        if (mps != null && !sample.hasSpeedMps()) {
            sample.setSpeedMps(mps.floatValue());
        }
    }

    void distance(@Nullable Double meters) {
        if (meters != null && meters <= 1e8 && !sample.hasDistanceM()) {
            sample.setDistanceM(meters);
        }
    }

    void energy(double kilocalories) {
        if (!sample.hasEnergyKcal()) {
            sample.setEnergyKcal((float) kilocalories);
        }
    }
}
