package io.fitconnect.streams.quality;

import io.fitconnect.proto.internal.telemetry.v1.TelemetrySample;
import org.jspecify.annotations.Nullable;

/**
 * One reading as the folds see it: small, immutable, absent numbers as {@link #NONE} or NaN. Ordered by device time,
 * then seq.
 *
 * @param seq 1, 2, 3, ... in its session
 * @param timeMs device time, ms since 1970
 * @param heartRateBpm 0 to 65535, or NONE
 * @param meanRrMs mean of the beat-to-beat intervals it carries, ms, or NaN
 * @param powerW W, or NaN
 * @param cadenceRpm turns, strokes or steps a minute, or NaN
 * @param speedMps m/s, or NaN
 * @param distanceM cumulative, m, or NaN
 * @param reps cumulative, or NONE
 * @param energyKcal cumulative, kcal, or NaN
 * @param exercise what is being done; empty: unknown
 * @param repVelocityMps concentric velocity of the latest repetition, m/s, or NaN
 * @param skinContact what the strap says; null: it says nothing
 * @param notification true: one sensor's notification, silent about the channels it doesn't carry
 */
public record Sample(
        long seq,
        long timeMs,
        int heartRateBpm,
        float meanRrMs,
        float powerW,
        float cadenceRpm,
        float speedMps,
        double distanceM,
        int reps,
        float energyKcal,
        String exercise,
        float repVelocityMps,
        @Nullable Boolean skinContact,
        boolean notification)
        implements Comparable<Sample> {

    /** An absent whole number. */
    public static final int NONE = -1;

    public static Sample of(TelemetrySample sample) {
        return new Sample(
                sample.getSeq(),
                sample.getTimeMs(),
                sample.hasHeartRateBpm() ? sample.getHeartRateBpm() : NONE,
                meanRr(sample),
                sample.hasPowerW() ? finite(sample.getPowerW()) : Float.NaN,
                sample.hasCadenceRpm() ? finite(sample.getCadenceRpm()) : Float.NaN,
                sample.hasSpeedMps() ? finite(sample.getSpeedMps()) : Float.NaN,
                sample.hasDistanceM() && Double.isFinite(sample.getDistanceM()) ? sample.getDistanceM() : Double.NaN,
                sample.hasReps() ? sample.getReps() : NONE,
                sample.hasEnergyKcal() ? finite(sample.getEnergyKcal()) : Float.NaN,
                sample.getExercise(),
                sample.hasRepVelocityMps() ? sample.getRepVelocityMps() : Float.NaN,
                sample.hasSkinContact() ? (Boolean) sample.getSkinContact() : null,
                sample.getNotification());
    }

    public boolean hasPower() {
        return !Float.isNaN(powerW);
    }

    public boolean hasCadence() {
        return !Float.isNaN(cadenceRpm);
    }

    public boolean hasSpeed() {
        return !Float.isNaN(speedMps);
    }

    public boolean hasDistance() {
        return !Double.isNaN(distanceM);
    }

    public boolean hasEnergy() {
        return !Float.isNaN(energyKcal);
    }

    public boolean hasReps() {
        return reps != NONE;
    }

    public boolean hasRepVelocity() {
        return !Float.isNaN(repVelocityMps);
    }

    /**
     * Whether it says something about the heart: a plain record always does (an absent heart rate is MISSING), a
     * notification when it carries one. A machine's notification with heart rate 0 only says that no strap is paired
     * with the machine.
     */
    public boolean speaksForHeart() {
        if (!notification || skinContact != null || heartRateBpm > 0) {
            return true;
        }
        return heartRateBpm == 0 && !hasPower() && !hasCadence() && !hasSpeed() && !hasDistance();
    }

    public boolean speaksForPower() {
        return !notification || hasPower();
    }

    public boolean speaksForSpeed() {
        return !notification || hasSpeed();
    }

    /** True when it shows that the athlete moves: power, cadence, or more than 0.5 m/s. */
    public boolean showsMovement() {
        return powerW > 0 || cadenceRpm > 0 || speedMps > 0.5f;
    }

    @Override
    public int compareTo(Sample other) {
        int byTime = Long.compare(timeMs, other.timeMs);
        return byTime != 0 ? byTime : Long.compareUnsigned(seq, other.seq);
    }

    /** One endless value would spoil every sum after it. */
    private static float finite(float value) {
        return Float.isFinite(value) ? value : Float.NaN;
    }

    private static float meanRr(TelemetrySample sample) {
        int count = sample.getRrMsCount();
        if (count == 0) {
            return Float.NaN;
        }
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += sample.getRrMs(i);
        }
        return (float) (sum / count);
    }
}
