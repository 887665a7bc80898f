package io.fitconnect.streams.effort;

import io.fitconnect.streams.quality.Quality;
import io.fitconnect.streams.quality.Reason;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a session amounts to.
 *
 * @param samples distinct samples behind it
 * @param startMs device time of the first sample
 * @param endMs device time of the newest sample
 * @param durationS from the first sample to the newest and the second it counts
 * @param activeS seconds covered by samples
 * @param heartRateMeanBpm time-weighted, over what counts; 0: none
 * @param heartRateMaxBpm over what counts; 0: none
 * @param heartRateS seconds that count
 * @param belowZonesS seconds below zone 1
 * @param zoneS seconds in zones 1, 2, ...
 * @param effortPoints Edwards
 * @param trimp Banister
 * @param energyKcal the device's, else Keytel's estimate
 * @param workJ sum of power over time
 * @param normalizedPowerW null without power or before 30 recorded seconds
 * @param wBalanceJ null without power or FTP
 * @param minWBalanceJ null without power or FTP
 * @param distanceM m
 * @param reps repetitions
 * @param ok samples by verdict of their heart rate, and so on
 * @param flag empty, or why the whole session is implausible
 */
public record Figures(
        long samples,
        long startMs,
        long endMs,
        double durationS,
        double activeS,
        double heartRateMeanBpm,
        int heartRateMaxBpm,
        double heartRateS,
        double belowZonesS,
        List<Double> zoneS,
        double effortPoints,
        double trimp,
        double energyKcal,
        double workJ,
        @Nullable Double normalizedPowerW,
        @Nullable Double wBalanceJ,
        @Nullable Double minWBalanceJ,
        double distanceM,
        int reps,
        int ok,
        int suspect,
        int invalid,
        int missing,
        String flag) {

    /** Below this there is too little to doubt a whole session. */
    private static final int FLAG_AFTER_SAMPLES = 60;

    private static final double FLAG_INVALID_SHARE = 0.20;
    private static final double FLAG_W_PER_KG = 7;
    private static final double FLAG_MPS = 60 / 3.6;

    static Figures of(Meter meter) {
        HeartMeter heart = meter.heart();
        PowerMeter power = meter.power();
        WBalance balance = power.balance();
        boolean balanced = power.seen() && balance.known();
        double np = power.seen() ? power.normalized().watts() : Double.NaN;
        long endMs = meter.newest() == null ? 0 : meter.newest().sample().timeMs();
        return new Figures(
                meter.samples(),
                meter.firstMs(),
                endMs,
                meter.samples() == 0 ? 0 : (endMs - meter.firstMs() + Held.LAST_MS) / 1000.0,
                meter.activeSeconds(),
                heart.meanBpm(),
                heart.maxBpm(),
                heart.countedSeconds(),
                heart.zoneSeconds(0),
                zoneSeconds(meter),
                heart.effortPoints(),
                heart.trimp(),
                meter.energyKcal(),
                power.workJ(),
                Double.isNaN(np) ? null : (Double) np,
                balanced ? (Double) balance.joules() : null,
                balanced ? (Double) balance.minJoules() : null,
                meter.distanceM(),
                meter.reps(),
                heart.judged(Quality.OK),
                heart.judged(Quality.SUSPECT),
                heart.judged(Quality.INVALID),
                heart.judged(Quality.MISSING),
                flag(meter));
    }

    private static List<Double> zoneSeconds(Meter meter) {
        List<Double> seconds = new ArrayList<>();
        for (int zone = 1; zone <= meter.zones().count(); zone++) {
            seconds.add(meter.heart().zoneSeconds(zone));
        }
        return Collections.unmodifiableList(seconds);
    }

    /** The limits that elevate sets for a whole activity, and our own on the share of void heart rates. */
    private static String flag(Meter meter) {
        if (meter.samples() < FLAG_AFTER_SAMPLES) {
            return Reason.NONE;
        }
        HeartMeter heart = meter.heart();
        PowerMeter power = meter.power();
        Parameters athlete = meter.athlete();
        if (heart.meanReadingBpm() > athlete.hrMaxBpm()) {
            return Reason.HEART_RATE_IMPLAUSIBLE;
        }
        int invalid = heart.judged(Quality.INVALID);
        int sent = invalid + heart.judged(Quality.OK) + heart.judged(Quality.SUSPECT);
        if (invalid > FLAG_INVALID_SHARE * sent) {
            return Reason.HEART_RATE_MOSTLY_INVALID;
        }
        if (athlete.weightKnown() && power.meanW() > FLAG_W_PER_KG * athlete.weightKg()) {
            return Reason.POWER_IMPLAUSIBLE;
        }
        double activeS = meter.activeSeconds();
        return activeS > 0 && meter.distanceM() > FLAG_MPS * activeS ? Reason.SPEED_IMPLAUSIBLE : Reason.NONE;
    }
}
