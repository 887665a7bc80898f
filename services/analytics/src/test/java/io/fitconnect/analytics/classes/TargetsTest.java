package io.fitconnect.analytics.classes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.fitconnect.proto.internal.training.v1.Block;
import io.fitconnect.proto.internal.training.v1.TrainingClass;
import io.fitconnect.streams.quality.Recordings;
import io.fitconnect.streams.quality.Sample;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TargetsTest {
    private static final int HR_MAX = 190;

    @Test
    void aBlockEndsWithTheClassAndARunningOnesNow() {
        TrainingClass.Builder training = training(0).setStartedMs(10_000);
        assertEquals(40, Targets.of(training.build(), 80_000).seconds());
        assertEquals(600, Targets.of(training.build(), 9_000_000).seconds());
        assertEquals(
                20, Targets.of(training.setEndedMs(60_000).build(), 9_000_000).seconds());
        assertFalse(Targets.of(TrainingClass.newBuilder().setStartedMs(1).build(), 5)
                .any());
    }

    @Test
    void aTargetOfAllZonesIsAsLongAsTheZonesAreInWhateverOrderTheSamplesCome() {
        List<Sample> ride = new ArrayList<>(Recordings.samples("elevate-alexania"));
        long startMs = ride.stream().mapToLong(Sample::timeMs).min().orElseThrow();
        TrainingClass all = TrainingClass.newBuilder()
                .setStartedMs(startMs)
                .addBlocks(Block.newBuilder().setDurationS(86_400).setZoneLow(1).setZoneHigh(5))
                .build();
        Targets targets = Targets.of(all, Long.MAX_VALUE);
        double ordered = targets.secondsIn(ride, HR_MAX);
        Collections.shuffle(ride, new Random(1));
        assertEquals(ordered, targets.secondsIn(ride, HR_MAX));
        double eachZone = 0;
        for (int zone = 1; zone <= 5; zone++) {
            Block block = Block.newBuilder()
                    .setDurationS(86_400)
                    .setZoneLow(zone)
                    .setZoneHigh(zone)
                    .build();
            eachZone += Targets.of(all.toBuilder().setBlocks(0, block).build(), Long.MAX_VALUE)
                    .secondsIn(ride, HR_MAX);
        }
        assertEquals(ordered, eachZone, 1e-6);
    }

    /** 30 s without a target, then 600 s with one. */
    private static TrainingClass.Builder training(long endedMs) {
        return TrainingClass.newBuilder()
                .setEndedMs(endedMs)
                .addBlocks(Block.newBuilder().setDurationS(30))
                .addBlocks(Block.newBuilder().setDurationS(600).setZoneLow(3).setZoneHigh(4));
    }
}
