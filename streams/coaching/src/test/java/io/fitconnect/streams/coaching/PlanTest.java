package io.fitconnect.streams.coaching;

import static io.fitconnect.streams.coaching.Trainee.START_MS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.fitconnect.proto.internal.training.v1.Block;
import io.fitconnect.proto.internal.training.v1.TrainingClass;
import org.junit.jupiter.api.Test;

class PlanTest {

    @Test
    void blocksFollowEachOtherFromTheStartLowerBoundIn() {
        Plan plan = Trainee.plan(60, 1, 2, 120, 0, 0, 30, 4, 4);
        assertNull(plan.at(START_MS - 1));
        assertEquals(0, plan.at(START_MS).block());
        assertEquals(0, plan.at(START_MS + 59_999).block());
        assertEquals(1, plan.at(START_MS + 60_000).block());
        assertFalse(plan.at(START_MS + 60_000).hasZones());
        assertEquals("zone 4", plan.at(START_MS + 180_000).zones());
        assertNull(plan.at(START_MS + 210_000));
    }

    @Test
    void classThatHasNotStartedAsksForNothing() {
        TrainingClass scheduled = TrainingClass.newBuilder()
                .addBlocks(Block.newBuilder().setDurationS(60).setZoneLow(3).setZoneHigh(3))
                .build();
        assertNull(Plan.of(scheduled).at(1000));
    }

    @Test
    void classThatEndsEarlyAsksForNothingMore() {
        TrainingClass ended = TrainingClass.newBuilder()
                .setStartedMs(START_MS)
                .setEndedMs(START_MS + 30_000)
                .addBlocks(Block.newBuilder().setDurationS(60).setZoneLow(3).setZoneHigh(3))
                .build();
        assertEquals(0, Plan.of(ended).at(START_MS + 29_000).block());
        assertNull(Plan.of(ended).at(START_MS + 30_000));
    }
}
