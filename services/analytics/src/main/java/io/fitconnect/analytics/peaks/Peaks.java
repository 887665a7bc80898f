package io.fitconnect.analytics.peaks;

import io.fitconnect.proto.internal.workouts.v1.HeartPeak;
import io.fitconnect.proto.internal.workouts.v1.PowerPeak;
import io.fitconnect.proto.internal.workouts.v1.WorkoutPeaks;
import java.util.Optional;

/** Finds a workout's extremes; a figure that a spike or a stuck sensor could make is none. */
final class Peaks {
    /** Longer than any jump that a real heart makes and a sensor invents; a maximum that was reached holds longer. */
    private static final int HELD_SECONDS = 5;
    /** Of quiet sitting, the shortest mean that is not one breath. */
    private static final int REST_SECONDS = 120;
    /** Above it nobody rests; the profile takes 25 to 120. */
    private static final int HIGHEST_REST_BPM = 100;
    /** Seconds of the means that limits are estimated from: 20 min for FTP, 3 to 20 min for critical power. */
    private static final int[] POWER_SECONDS = {5, 60, 180, 300, 720, 1_200};
    /** Parts of a mean's time that may lack power; they count as 0 W, so a gap makes nobody stronger. */
    private static final double MISSING_AT_MOST = 0.05;
    /** A sensor that was wrong for a fifth of the time is not believed for the rest. */
    private static final double CREDIBLE_SHARE = 0.8;

    private final SecondBySecond table;

    private Peaks(SecondBySecond table) {
        this.table = table;
    }

    /**
     * The peaks of a workout.
     *
     * @param flagged a rule objects to the whole session's heart rates
     */
    static WorkoutPeaks of(SecondBySecond table, boolean flagged) {
        Peaks peaks = new Peaks(table);
        WorkoutPeaks.Builder found = WorkoutPeaks.newBuilder();
        int heartSeconds = peaks.heartSeconds();
        if (!flagged && heartSeconds >= CREDIBLE_SHARE * peaks.sampledSeconds()) {
            found.setHeartSeconds(heartSeconds);
            peaks.highest().ifPresent(found::setHeartRateMax);
            peaks.rest().ifPresent(found::setHeartRateRest);
        }
        for (int seconds : POWER_SECONDS) {
            peaks.power(seconds).ifPresent(found::addPower);
        }
        return found.build();
    }

    private int heartSeconds() {
        int seconds = 0;
        for (float bpm : table.heart()) {
            seconds += Float.isNaN(bpm) ? 0 : 1;
        }
        return seconds;
    }

    /** Seconds in which a sensor said anything. */
    private int sampledSeconds() {
        int seconds = 0;
        for (int second = 0; second < table.seconds(); second++) {
            boolean silent =
                    Float.isNaN(table.heart()[second]) && Float.isNaN(table.power()[second]) && !table.still()[second];
            seconds += silent ? 0 : 1;
        }
        return seconds;
    }

    private Optional<HeartPeak> highest() {
        float best = Float.NaN;
        int at = -1;
        for (int from = 0; from + HELD_SECONDS <= table.seconds(); from++) {
            float lowest = lowest(from);
            if (lowest > 0 && !(lowest <= best)) {
                best = lowest;
                at = from;
            }
        }
        return at < 0 ? Optional.empty() : Optional.of(heart(best, at, HELD_SECONDS));
    }

    /** NaN where a second lacks a heart rate. */
    private float lowest(int from) {
        float lowest = Float.POSITIVE_INFINITY;
        for (int second = from; second < from + HELD_SECONDS; second++) {
            float bpm = table.heart()[second];
            if (Float.isNaN(bpm)) {
                return Float.NaN;
            }
            lowest = Math.min(lowest, bpm);
        }
        return lowest;
    }

    private Optional<HeartPeak> rest() {
        double sum = 0;
        int counted = 0;
        double best = Double.POSITIVE_INFINITY;
        int at = -1;
        for (int second = 0; second < table.seconds(); second++) {
            if (!table.still()[second] || Float.isNaN(table.heart()[second])) {
                sum = 0;
                counted = 0;
                continue;
            }
            sum += table.heart()[second];
            counted++;
            if (counted > REST_SECONDS) {
                sum -= table.heart()[second - REST_SECONDS];
                counted--;
            }
            if (counted == REST_SECONDS && sum / REST_SECONDS < best) {
                best = sum / REST_SECONDS;
                at = second - REST_SECONDS + 1;
            }
        }
        return best > HIGHEST_REST_BPM ? Optional.empty() : Optional.of(heart(best, at, REST_SECONDS));
    }

    private HeartPeak heart(double bpm, int second, int seconds) {
        return HeartPeak.newBuilder()
                .setBpm((int) Math.round(bpm))
                .setAtMs(table.atMs(second))
                .setSeconds(seconds)
                .build();
    }

    private Optional<PowerPeak> power(int seconds) {
        double sum = 0;
        int missing = 0;
        double best = 0;
        int at = -1;
        for (int second = 0; second < table.seconds(); second++) {
            sum += orZero(table.power()[second]);
            missing += Float.isNaN(table.power()[second]) ? 1 : 0;
            int gone = second - seconds;
            if (gone >= 0) {
                sum -= orZero(table.power()[gone]);
                missing -= Float.isNaN(table.power()[gone]) ? 1 : 0;
            }
            if (gone >= -1 && missing <= MISSING_AT_MOST * seconds && sum > best) {
                best = sum;
                at = gone + 1;
            }
        }
        return at < 0
                ? Optional.empty()
                : Optional.of(PowerPeak.newBuilder()
                        .setSeconds(seconds)
                        .setWatts(best / seconds)
                        .setAtMs(table.atMs(at))
                        .setHeartRateMean(heartMean(at, seconds))
                        .build());
    }

    private double heartMean(int from, int seconds) {
        double sum = 0;
        int counted = 0;
        for (int second = from; second < from + seconds; second++) {
            float bpm = table.heart()[second];
            sum += orZero(bpm);
            counted += Float.isNaN(bpm) ? 0 : 1;
        }
        return 2 * counted < seconds ? 0 : sum / counted;
    }

    private static double orZero(float value) {
        return Float.isNaN(value) ? 0 : value;
    }
}
