package io.fitconnect.streams.topology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fitconnect.proto.internal.athlete.v1.AthleteState;
import io.fitconnect.proto.internal.telemetry.v1.SampleBatch;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Samples that waited a minute in the topic: they are worked off without telling every step. */
class BacklogTopologyTest {
    private static final String CLASS_SCOPE = "class/" + Stage.CLASS;

    private Stage stage = new Stage();

    @AfterEach
    void end() {
        stage.close();
    }

    @Test
    void figuresOfABacklogLeaveOnceASecond() {
        stage.send(waited(1, 10));
        stage.send(waited(11, 20));
        stage.send(waited(21, 30));
        assertEquals(List.of(10L), counts(stage.states()));
        stage.pass(Duration.ofMillis(1_000));
        assertEquals(List.of(30L), counts(stage.states()));
        assertEquals(30, stage.contributions().get(CLASS_SCOPE).getSampleCount());
        stage.pass(Duration.ofMillis(5_000));
        assertEquals(List.of(), stage.states());
    }

    @Test
    void samplesThatComeLiveTakeTheHeldOnesAlong() {
        stage.pass(Duration.ofMillis(100));
        stage.send(waited(1, 10));
        stage.send(waited(11, 20));
        stage.send(Ride.AT_START.beating(21, 21, 150));
        assertEquals(List.of(10L, 21L), counts(stage.states()));
        stage.pass(Duration.ofMillis(5_000));
        assertEquals(List.of(), stage.states());
    }

    @Test
    void theEndOfASessionWaitsForNothing() {
        stage.send(waited(1, 10));
        stage.send(waited(11, 20).setEnd(true));
        assertEquals(List.of(10L, 20L), counts(stage.states()));
        assertTrue(stage.summaries().getLast().getEnded());
    }

    @Test
    void whatWasHeldWhenATaskDiedIsSentByItsSuccessor() {
        stage.send(waited(1, 10));
        stage.send(waited(11, 20));
        stage = stage.restarted();
        stage.pass(Duration.ofMillis(200));
        assertEquals(20, stage.states().getLast().getSampleCount());
        assertEquals(20, stage.contributions().get(CLASS_SCOPE).getSampleCount());
    }

    private SampleBatch.Builder waited(long from, long to) {
        return Stage.batch(Ride.AT_START.beating(from, to, 150))
                .setReceivedMs(stage.now().minusSeconds(60).toEpochMilli());
    }

    private static List<Long> counts(List<AthleteState> states) {
        return states.stream().map(AthleteState::getSampleCount).toList();
    }
}
