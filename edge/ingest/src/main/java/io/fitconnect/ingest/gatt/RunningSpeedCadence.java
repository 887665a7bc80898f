package io.fitconnect.ingest.gatt;

import org.jspecify.annotations.Nullable;

/** 2A53; distance is cumulative. */
public record RunningSpeedCadence(
        double speedMps,
        int stepsPerMinute,
        @Nullable Double strideMeters,
        @Nullable Double distanceMeters,
        boolean running)
        implements Notification {

    static RunningSpeedCadence read(Payload payload) {
        Flags flags = new Flags(payload.u8());
        double speed = payload.u16() / 256.0;
        int cadence = payload.u8();
        Double stride = flags.has(0) ? payload.u16() / 100.0 : null;
        Double distance = flags.has(1) ? payload.u32() / 10.0 : null;
        return new RunningSpeedCadence(speed, cadence, stride, distance, flags.has(2));
    }
}
