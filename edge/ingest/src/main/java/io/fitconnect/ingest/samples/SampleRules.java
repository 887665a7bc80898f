package io.fitconnect.ingest.samples;

import io.fitconnect.proto.ingest.v1.Sample;
import io.fitconnect.proto.internal.telemetry.v1.TelemetrySample;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Judges samples by the ranges that the contract gives each field. What a sensor can send but a body can't have is
 * taken: judging it is the quality stage's work.
 */
public final class SampleRules {

    static final int MAX_RR = 64;
    static final int MAX_EXERCISE = 64;

    private final long maxAheadMillis;
    private final long maxAgeMillis;

    public SampleRules(Duration maxAhead, Duration maxAge) {
        this.maxAheadMillis = maxAhead.toMillis();
        this.maxAgeMillis = maxAge.toMillis();
    }

    /**
     * @param sensors of this athlete's session; a notification moves its counters
     * @param nowMillis the edge's clock
     */
    public Judged judge(Sample sample, SensorState sensors, long nowMillis) {
        Refused refused = refusal(sample, nowMillis);
        if (refused != null) {
            return new Judged.NotTaken(refused);
        }
        TelemetrySample.Builder taken = channels(sample);
        if (sample.hasGatt()) {
            Refused unreadable = sensors.decode(sample.getGatt(), sample.getTimeMs(), taken);
            if (unreadable != null) {
                return new Judged.NotTaken(unreadable);
            }
        }
        return new Judged.Taken(taken.build());
    }

    boolean isTimely(long timeMillis, long nowMillis) {
        return timeMillis <= nowMillis + maxAheadMillis && timeMillis >= nowMillis - maxAgeMillis;
    }

    private @Nullable Refused refusal(Sample sample, long nowMillis) {
        if (sample.getSeq() == 0) {
            return new Refused(Refused.Code.SEQ_ZERO, "seq starts at 1");
        }
        if (sample.getSeq() < 0) {
            return outOfRange("seq", "1 to 9223372036854775807");
        }
        if (sample.getTimeMs() > nowMillis + maxAheadMillis) {
            return new Refused(Refused.Code.FUTURE, "timeMs is over " + maxAheadMillis / 1_000 + " s ahead");
        }
        if (sample.getTimeMs() < nowMillis - maxAgeMillis) {
            return new Refused(Refused.Code.TOO_OLD, "timeMs is over " + maxAgeMillis / 86_400_000 + " days old");
        }
        return range(sample);
    }

    private static @Nullable Refused range(Sample s) {
        if (s.hasHeartRateBpm() && !isHeartRate(Integer.toUnsignedLong(s.getHeartRateBpm()))) {
            return outOfRange("heartRateBpm", "0 to 65535 bpm");
        }
        if (s.getRrMsCount() > MAX_RR || s.getRrMsList().stream().anyMatch(rr -> !isInterval(rr))) {
            return outOfRange("rrMs", "up to 64 of 1 to 65535 ms");
        }
        if (s.hasPowerW() && !isPower(s.getPowerW())) {
            return outOfRange("powerW", "-32768 to 32767 W");
        }
        if (s.hasCadenceRpm() && !isCadence(s.getCadenceRpm())) {
            return outOfRange("cadenceRpm", "0 to 1000 a minute");
        }
        if (s.hasSpeedMps() && !isSpeed(s.getSpeedMps())) {
            return outOfRange("speedMps", "0 to 655.35 m/s");
        }
        if (s.hasDistanceM() && !isDistance(s.getDistanceM())) {
            return outOfRange("distanceM", "0 to 1e8 m");
        }
        if (s.hasReps() && !isReps(Integer.toUnsignedLong(s.getReps()))) {
            return outOfRange("reps", "0 to 1e6");
        }
        if (s.hasEnergyKcal() && !isEnergy(s.getEnergyKcal())) {
            return outOfRange("energyKcal", "0 to 1e6 kcal");
        }
        if (s.hasRepVelocityMps() && !isRepVelocity(s.getRepVelocityMps())) {
            return outOfRange("repVelocityMps", "0 to 10 m/s");
        }
        if (s.getExercise().codePointCount(0, s.getExercise().length()) > MAX_EXERCISE) {
            return outOfRange("exercise", "up to 64 characters");
        }
        return null;
    }

    static boolean isHeartRate(long bpm) {
        return bpm >= 0 && bpm <= 65_535;
    }

    static boolean isInterval(float millis) {
        return within(millis, 1, 65_535);
    }

    static boolean isPower(float watts) {
        return within(watts, -32_768, 32_767);
    }

    static boolean isCadence(float perMinute) {
        return within(perMinute, 0, 1_000);
    }

    static boolean isSpeed(float mps) {
        return within(mps, 0, 655.35f);
    }

    static boolean isDistance(double meters) {
        return within(meters, 0, 1e8);
    }

    static boolean isReps(long reps) {
        return reps >= 0 && reps <= 1_000_000;
    }

    static boolean isEnergy(float kilocalories) {
        return within(kilocalories, 0, 1e6);
    }

    static boolean isRepVelocity(float mps) {
        return within(mps, 0, 10);
    }

    /** False for NaN as well. */
    private static boolean within(double value, double low, double high) {
        return value >= low && value <= high;
    }

    private static Refused outOfRange(String field, String range) {
        return new Refused(Refused.Code.OUT_OF_RANGE, field + " is " + range);
    }

    private static TelemetrySample.Builder channels(Sample s) {
        TelemetrySample.Builder taken = TelemetrySample.newBuilder()
                .setSeq(s.getSeq())
                .setTimeMs(s.getTimeMs())
                .addAllRrMs(s.getRrMsList())
                .setExercise(s.getExercise());
        if (s.hasHeartRateBpm()) {
            taken.setHeartRateBpm(s.getHeartRateBpm());
        }
        if (s.hasPowerW()) {
            taken.setPowerW(s.getPowerW());
        }
        if (s.hasCadenceRpm()) {
            taken.setCadenceRpm(s.getCadenceRpm());
        }
        if (s.hasSpeedMps()) {
            taken.setSpeedMps(s.getSpeedMps());
        }
        if (s.hasDistanceM()) {
            taken.setDistanceM(s.getDistanceM());
        }
        if (s.hasReps()) {
            taken.setReps(s.getReps());
        }
        if (s.hasEnergyKcal()) {
            taken.setEnergyKcal(s.getEnergyKcal());
        }
        if (s.hasRepVelocityMps()) {
            taken.setRepVelocityMps(s.getRepVelocityMps());
        }
        return taken;
    }
}
