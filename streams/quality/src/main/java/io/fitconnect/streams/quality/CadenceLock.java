package io.fitconnect.streams.quality;

/**
 * An optical sensor can mistake steps for beats: a heart rate within 2 of the step rate for 45 s is doubtful. The step
 * rate is the cadence or, where the sensor counts strides, twice the cadence. It only warns, because a body can do it.
 */
final class CadenceLock {
    private static final float WITHIN_BPM = 2;
    private static final long LOCKED_MS = 45_000;
    private static final long REACH_MS = 5_000;

    private final Run steps;
    private final Run strides;

    CadenceLock() {
        this(new Run(), new Run());
    }

    private CadenceLock(Run steps, Run strides) {
        this.steps = steps;
        this.strides = strides;
    }

    Quality judge(int bpm, long timeMs, float cadenceRpm) {
        boolean turning = cadenceRpm > 0;
        long lockedMs = Math.max(
                steps.extend(turning && Math.abs(bpm - cadenceRpm) <= WITHIN_BPM, timeMs),
                strides.extend(turning && Math.abs(bpm - 2 * cadenceRpm) <= WITHIN_BPM, timeMs));
        return lockedMs >= LOCKED_MS ? Quality.SUSPECT : Quality.OK;
    }

    CadenceLock copy() {
        return new CadenceLock(steps.copy(), strides.copy());
    }

    private static final class Run {
        private boolean running;
        private long lastMs;
        private long lengthMs;

        long extend(boolean holds, long timeMs) {
            if (!holds) {
                lengthMs = 0;
            } else if (running && timeMs - lastMs <= REACH_MS) {
                lengthMs += timeMs - lastMs;
            }
            running = holds;
            lastMs = timeMs;
            return lengthMs;
        }

        Run copy() {
            Run copy = new Run();
            copy.running = running;
            copy.lastMs = lastMs;
            copy.lengthMs = lengthMs;
            return copy;
        }
    }
}
