package io.fitconnect.streams.usage;

import static io.fitconnect.streams.usage.UsageStage.BIKE;
import static io.fitconnect.streams.usage.UsageStage.START;
import static io.fitconnect.streams.usage.UsageStage.of;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fitconnect.proto.internal.equipment.v1.Usage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UsageTopologyTest {

    private UsageStage stage = new UsageStage(START, Map.of());

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void machineIsInUseWhileItsSessionIsHeardOf() {
        stage.send(of("s1", 10));
        stage.send(of("s1", 20));
        stage.pass(Duration.ofSeconds(20));

        Usage usage = stage.usages().getFirst();
        assertTrue(usage.getInUse());
        assertEquals(20 / 60.0, usage.getActiveMinutes());
        assertEquals(10, usage.getReps());
        assertEquals(1, usage.getSessions());
        assertEquals(BIKE, usage.getDevice().getId());
    }

    @Test
    void silentMachineIsFreeAMinuteLaterWithoutAnyRecord() {
        stage.send(of("s1", 10));
        stage.pass(Duration.ofSeconds(70));
        assertTrue(stage.usages().getFirst().getInUse(), "60 s after its last sample it still is");
        stage.pass(Duration.ofSeconds(1));

        List<Usage> usages = stage.usages();
        assertEquals(1, usages.size());
        assertFalse(usages.getFirst().getInUse());
        stage.pass(Duration.ofHours(1));
        assertEquals(List.of(), stage.usages(), "said once");
    }

    @Test
    void endedSessionFreesTheMachineAtTheNextTick() {
        stage.send(of("s1", 10));
        stage.pass(Duration.ofSeconds(10));
        stage.usages();
        stage.send(of("s1", 10).setEnded(true));
        stage.send(of("s1", 10));
        stage.pass(Duration.ofSeconds(1));
        assertFalse(stage.usages().getFirst().getInUse());
    }

    @Test
    void duplicatesAndOldUpdatesCountNothing() {
        stage.send(of("s1", 120).setEnded(true));
        stage.send(of("s2", 60));
        stage.send(of("s1", 60));
        stage.send(of("s1", 120).setEnded(true));
        stage.pass(Duration.ofSeconds(1));

        Usage usage = stage.usages().getLast();
        assertEquals(3, usage.getActiveMinutes());
        assertEquals(2, usage.getSessions());
    }

    @Test
    void oldSessionsAreFoldedAndTheirLateRepetitionsCountNothing() {
        stage.send(of("s1", 120).setEnded(true));
        stage.pass(Duration.ofHours(7));
        stage.send(of("s2", 60).setLastSeenMs(START.plus(Duration.ofHours(7)).toEpochMilli()));
        assertEquals(1, stage.store().get(BIKE).getOpenCount());

        stage.send(of("s1", 120).setEnded(true));
        stage.send(of("s1", 121).setEnded(true));
        stage.pass(Duration.ofSeconds(1));
        Usage usage = stage.usages().getLast();
        assertEquals(3, usage.getActiveMinutes());
        assertEquals(2, usage.getSessions());
        assertEquals(90, usage.getReps());
    }

    @Test
    void backlogAfterAnOutageIsNotTakenForOldSessions() {
        stage.pass(Duration.ofDays(1));
        stage.send(of("s1", 60));
        stage.send(of("s1", 120));
        stage.pass(Duration.ofSeconds(1));
        assertEquals(2, stage.usages().getLast().getActiveMinutes());
    }

    @Test
    void stateOfABusyMachineIsBounded() {
        stage.close();
        stage = new UsageStage(START, Map.of("sessions", "5"));
        for (int i = 0; i < 40; i++) {
            stage.send(of("s" + i, 60 + i).setActiveS(60).setEnded(true));
        }
        stage.pass(Duration.ofSeconds(1));

        assertEquals(5, stage.store().get(BIKE).getOpenCount());
        assertEquals(5, stage.store().get(BIKE).getFoldedCount());
        assertEquals(40, stage.usages().getLast().getActiveMinutes(), 1e-9);
    }

    @Test
    void restartSaysAgainWhatItKnowsAndFreesWhoFellSilentMeanwhile() {
        stage.send(of("s1", 10));
        stage.pass(Duration.ofSeconds(10));
        assertTrue(stage.usages().getFirst().getInUse());
        try (UsageStage restarted = stage.restarted(START.plusSeconds(600))) {
            restarted.pass(Duration.ofSeconds(1));
            List<Usage> usages = restarted.usages();
            assertEquals(1, usages.size());
            assertFalse(usages.getFirst().getInUse());
            assertEquals(5, usages.getFirst().getReps());
        }
    }

    @Test
    void defaultsAreWhatTheDocumentationSays() {
        UsageConfig config = UsageStage.config(Map.of());
        assertEquals(Duration.ofSeconds(1), config.tick());
        assertEquals(Duration.ofSeconds(60), config.idle());
        assertEquals(Duration.ofHours(6), config.hold());
        assertEquals(64, config.sessions());
        assertEquals(1000, config.stepDevices());
    }
}
