package io.fitconnect.streams.effort;

import io.fitconnect.streams.quality.Judged;
import io.fitconnect.streams.quality.Quality;

/** What the heart rate amounts to: time in zones, mean and maximum, load, energy, and counts by verdict. */
final class HeartMeter {
    private final Parameters athlete;
    private final Zones zones;
    private final long[] zoneMs;
    private final int[] judged = new int[Quality.values().length];
    private long countedMs;
    private long beatMs;
    private int maxBpm;
    private long readings;
    private long readingsBpm;
    private double trimp;
    private double kcal;

    private boolean started;
    private long lastMs;
    /** Heart rate of the latest sample if it counts, else 0. */
    private int standingBpm;

    private long countedAtMs;
    private int countedBpm;

    HeartMeter(Parameters athlete, Zones zones) {
        this.athlete = athlete;
        this.zones = zones;
        this.zoneMs = new long[zones.count() + 1];
    }

    void apply(Judged sample) {
        if (!sample.speaksForHeart()) {
            return;
        }
        int bpm = sample.sample().heartRateBpm();
        long timeMs = sample.sample().timeMs();
        settle(Held.between(lastMs, timeMs));
        started = true;
        lastMs = timeMs;
        standingBpm = sample.heartCounts() ? bpm : 0;
        judged[sample.quality().ordinal()]++;
        if (bpm > 0) {
            readings++;
            readingsBpm += bpm;
        }
        if (standingBpm > 0) {
            maxBpm = Math.max(maxBpm, bpm);
            countedAtMs = timeMs;
            countedBpm = bpm;
        }
    }

    /** Counts the standing sample for the time it stood. */
    void settle(long heldMs) {
        if (!started || standingBpm == 0) {
            return;
        }
        zoneMs[zones.of(standingBpm)] += heldMs;
        countedMs += heldMs;
        beatMs += standingBpm * heldMs;
        trimp += Banister.trimp(athlete, standingBpm, heldMs / 1000.0);
        kcal += Keytel.kcalPerMinute(athlete, standingBpm) * heldMs / 60_000.0;
    }

    HeartMeter copy() {
        HeartMeter copy = new HeartMeter(athlete, zones);
        System.arraycopy(zoneMs, 0, copy.zoneMs, 0, zoneMs.length);
        System.arraycopy(judged, 0, copy.judged, 0, judged.length);
        copy.countedMs = countedMs;
        copy.beatMs = beatMs;
        copy.maxBpm = maxBpm;
        copy.readings = readings;
        copy.readingsBpm = readingsBpm;
        copy.trimp = trimp;
        copy.kcal = kcal;
        copy.started = started;
        copy.lastMs = lastMs;
        copy.standingBpm = standingBpm;
        copy.countedAtMs = countedAtMs;
        copy.countedBpm = countedBpm;
        return copy;
    }

    double zoneSeconds(int zone) {
        return zoneMs[zone] / 1000.0;
    }

    int judged(Quality quality) {
        return judged[quality.ordinal()];
    }

    /** Edwards: minutes in zones 1 to 5 times 1 to 5. */
    double effortPoints() {
        long weighted = 0;
        for (int zone = 1; zone < zoneMs.length; zone++) {
            weighted += zone * zoneMs[zone];
        }
        return weighted / 60_000.0;
    }

    double meanBpm() {
        return countedMs == 0 ? 0 : (double) beatMs / countedMs;
    }

    /** Mean over every heart rate that was sent but 0, whatever its verdict. */
    double meanReadingBpm() {
        return readings == 0 ? 0 : (double) readingsBpm / readings;
    }

    int maxBpm() {
        return maxBpm;
    }

    double trimp() {
        return trimp;
    }

    double kcal() {
        return kcal;
    }

    int countedBpm() {
        return countedBpm;
    }

    long countedAtMs() {
        return countedAtMs;
    }

    double countedSeconds() {
        return countedMs / 1000.0;
    }
}
