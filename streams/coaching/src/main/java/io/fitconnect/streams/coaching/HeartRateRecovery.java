package io.fitconnect.streams.coaching;

import io.fitconnect.proto.coaching.v1.CueSeverity;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * By how much the heart rate fell in the minute after a hard effort. A figure to follow over weeks, not a diagnosis. The
 * effort ends when the load drops; where nothing measures the load, when the class goes from a hard block to an easier
 * one.
 */
final class HeartRateRecovery implements Rule {

    /**
     * What counts as an effort and as a recovery.
     *
     * @param after how long after the effort is looked (HRR60: Cole 1999, N Engl J Med 341:1351)
     * @param tolerance a heart rate up to this later still serves
     * @param effort shortest effort; our choice
     * @param hardShare of HRmax, the least heart rate at the end of an effort: zone 4
     * @param rest between two cues
     */
    record Settings(Duration after, Duration tolerance, Duration effort, double hardShare, Duration rest) {
        static final Settings DEFAULT = new Settings(
                Duration.ofSeconds(60), Duration.ofSeconds(10), Duration.ofSeconds(60), 0.8, Duration.ofSeconds(60));
    }

    private static final int HARD_ZONE = 4;

    private final Settings settings;
    private final double hardBpm;
    private @Nullable Target before;
    /** When the effort ended whose recovery is awaited; -1: none is. */
    private long endMs = -1;

    private int endBpm;
    /** The newest pause that was looked at, so that each is told once. */
    private long seenPauseMs = -1;

    HeartRateRecovery(Settings settings, double hrMaxBpm) {
        this.settings = settings;
        this.hardBpm = settings.hardShare() * hrMaxBpm;
    }

    private HeartRateRecovery(HeartRateRecovery other) {
        settings = other.settings;
        hardBpm = other.hardBpm;
        before = other.before;
        endMs = other.endMs;
        endBpm = other.endBpm;
        seenPauseMs = other.seenPauseMs;
    }

    @Override
    public String name() {
        return "heart-rate.recovery";
    }

    @Override
    public Duration rest() {
        return settings.rest();
    }

    @Override
    public @Nullable Advice apply(Moment moment) {
        if (moment.interval().knowsLoad()) {
            followLoad(moment.interval());
        } else {
            followClass(moment);
        }
        before = moment.target();
        long dueMs = endMs + settings.after().toMillis();
        if (endMs < 0 || moment.timeMs() < dueMs || !moment.hasHeart()) {
            return null;
        }
        boolean inTime = moment.timeMs() <= dueMs + settings.tolerance().toMillis();
        // Where the heart didn't slow down there was no pause, whatever the load seemed to say: a climb after a
        // descent.
        boolean recovered = moment.sample().heartRateBpm() < endBpm;
        Advice advice = inTime && recovered ? advice(moment) : null;
        endMs = -1;
        return advice;
    }

    @Override
    public Rule copy() {
        return new HeartRateRecovery(this);
    }

    private void followLoad(Interval interval) {
        if (!interval.pausing()) {
            endMs = -1;
        } else if (interval.pauseStartMs() != seenPauseMs) {
            seenPauseMs = interval.pauseStartMs();
            if (interval.effortMs() >= settings.effort().toMillis()) {
                ended(interval.pauseStartMs(), interval.pauseBpm());
            }
        }
    }

    private void followClass(Moment moment) {
        Target target = moment.target();
        boolean wasHard = before != null && before.zoneLow() >= HARD_ZONE;
        boolean isEasier = target == null || target.zoneHigh() < HARD_ZONE;
        if (wasHard && isEasier) {
            ended(moment.timeMs(), moment.recentBpm());
        }
    }

    private void ended(long timeMs, int bpm) {
        if (bpm >= hardBpm) {
            endMs = timeMs;
            endBpm = bpm;
        }
    }

    private Advice advice(Moment moment) {
        int bpm = moment.sample().heartRateBpm();
        String text = String.format(
                Locale.ROOT,
                "Recovery: from %d to %d bpm, %d bpm in the minute after the effort.",
                endBpm,
                bpm,
                endBpm - bpm);
        Map<String, Double> values = Map.of(
                "endHeartRateBpm", (double) endBpm,
                "heartRateBpm", (double) bpm,
                "recoveryBpm", (double) (endBpm - bpm));
        return new Advice(name(), CueSeverity.CUE_SEVERITY_INFO, text, values, moment.timeMs());
    }
}
