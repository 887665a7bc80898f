package io.fitconnect.analytics.classes;

import io.fitconnect.proto.internal.training.v1.Block;
import io.fitconnect.proto.internal.training.v1.TrainingClass;
import io.fitconnect.streams.effort.Zones;
import io.fitconnect.streams.quality.Judge;
import io.fitconnect.streams.quality.Judged;
import io.fitconnect.streams.quality.Sample;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The blocks of a class laid on the clock from its start, and how long a heart was where they wanted it. */
final class Targets {
    /** As in the scores: a reading stands until the next one, at most 5 s, else 1 s; the last 1 s. */
    private static final long REACH_MS = 5_000;

    private static final long ALONE_MS = 1_000;

    private final TreeMap<Long, Block> blocks = new TreeMap<>();
    private final long endMs;

    private Targets(TrainingClass it, long nowMs) {
        long startMs = it.getStartedMs();
        for (Block block : it.getBlocksList()) {
            blocks.put(startMs, block);
            startMs += block.getDurationS() * 1_000L;
        }
        endMs = Math.min(startMs, it.getEndedMs() == 0 ? nowMs : it.getEndedMs());
    }

    /** Of a class that has started; of a running one, until now. */
    static Targets of(TrainingClass it, long nowMs) {
        return new Targets(it, nowMs);
    }

    boolean any() {
        return blocks.values().stream().anyMatch(block -> block.getZoneLow() > 0);
    }

    /** How long the class had a target. */
    double seconds() {
        long ms = 0;
        for (var block : blocks.entrySet()) {
            long untilMs = block.getKey() + block.getValue().getDurationS() * 1_000L;
            ms += block.getValue().getZoneLow() == 0 ? 0 : Math.max(0, Math.min(untilMs, endMs) - block.getKey());
        }
        return ms / 1_000.0;
    }

    /**
     * Seconds in the target's zones, over the samples whose heart rate counts.
     *
     * @param samples of one session, in any order
     * @param hrMax the HRmax that the session's zones are made of, bpm
     */
    double secondsIn(List<Sample> samples, int hrMax) {
        Judge judge = new Judge(hrMax);
        Zones zones = Zones.ofMax(hrMax);
        Judged before = null;
        long ms = 0;
        for (Sample sample : samples.stream().sorted().toList()) {
            Judged judged = judge.judge(sample);
            if (judged.speaksForHeart()) {
                ms += inTarget(before, zones) ? held(before, sample.timeMs()) : 0;
                before = judged;
            }
        }
        return (ms + (inTarget(before, zones) ? ALONE_MS : 0)) / 1_000.0;
    }

    private boolean inTarget(@Nullable Judged judged, Zones zones) {
        if (judged == null || !judged.heartCounts() || judged.sample().timeMs() >= endMs) {
            return false;
        }
        var block = blocks.floorEntry(judged.sample().timeMs());
        int zone = zones.of(judged.sample().heartRateBpm());
        return block != null
                && block.getValue().getZoneLow() > 0
                && zone >= block.getValue().getZoneLow()
                && zone <= block.getValue().getZoneHigh();
    }

    private static long held(@Nullable Judged before, long nextMs) {
        long elapsedMs = before == null ? 0 : nextMs - before.sample().timeMs();
        return elapsedMs <= REACH_MS ? elapsedMs : ALONE_MS;
    }
}
