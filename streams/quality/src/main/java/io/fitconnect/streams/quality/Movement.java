package io.fitconnect.streams.quality;

/**
 * What the other sensors say about movement. A plain record speaks for itself; what notifications said holds for a few
 * seconds, because the strap's own notification can't say it.
 */
final class Movement {
    private static final long MOVING_HOLD_MS = 5_000;
    private static final long CADENCE_HOLD_MS = 3_000;
    private static final long NEVER = Long.MIN_VALUE / 2;

    private long movedMs = NEVER;
    private long cadenceMs = NEVER;
    private float cadenceRpm;

    void apply(Sample sample) {
        if (!sample.notification()) {
            return;
        }
        if (sample.showsMovement()) {
            movedMs = sample.timeMs();
        }
        if (sample.hasCadence()) {
            cadenceRpm = sample.cadenceRpm();
            cadenceMs = sample.timeMs();
        }
    }

    boolean at(Sample sample) {
        return sample.showsMovement() || (sample.notification() && sample.timeMs() - movedMs <= MOVING_HOLD_MS);
    }

    /** Cadence at this sample, or NaN. */
    float cadenceAt(Sample sample) {
        if (sample.hasCadence() || !sample.notification()) {
            return sample.cadenceRpm();
        }
        return sample.timeMs() - cadenceMs <= CADENCE_HOLD_MS ? cadenceRpm : Float.NaN;
    }

    Movement copy() {
        Movement copy = new Movement();
        copy.movedMs = movedMs;
        copy.cadenceMs = cadenceMs;
        copy.cadenceRpm = cadenceRpm;
        return copy;
    }
}
