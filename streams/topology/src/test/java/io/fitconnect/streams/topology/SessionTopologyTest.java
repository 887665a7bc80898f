package io.fitconnect.streams.topology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fitconnect.proto.coaching.v1.Cue;
import io.fitconnect.proto.internal.athlete.v1.AthleteState;
import io.fitconnect.proto.internal.athlete.v1.Quality;
import io.fitconnect.proto.internal.equipment.v1.Activity;
import io.fitconnect.proto.internal.telemetry.v1.RefusedSample;
import io.fitconnect.proto.internal.telemetry.v1.TelemetrySample;
import io.fitconnect.proto.internal.training.v1.Block;
import io.fitconnect.proto.internal.training.v1.ClassState;
import io.fitconnect.proto.internal.training.v1.TrainingClass;
import io.fitconnect.proto.internal.workouts.v1.WorkoutSummary;
import io.fitconnect.proto.live.v1.Verdict;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How a session lives: it begins, ends, is late, is closed. */
class SessionTopologyTest {
    private static final Ride RIDE = Ride.AT_START;
    private static final String CLASS_SCOPE = "class/" + Stage.CLASS;

    private Stage stage = new Stage();

    @AfterEach
    void end() {
        stage.close();
    }

    @Test
    void everyBatchIsFollowedByTheAthletesState() {
        stage.profile(Stage.reference());
        stage.send(RIDE.beating(1, 10, 150));
        AthleteState state = stage.states().getLast();
        assertEquals(10, state.getSampleCount());
        assertEquals(150, state.getHeartRateBpm());
        assertEquals(3, state.getHeartRateZone());
        assertEquals(Quality.QUALITY_OK, state.getQuality());
        assertEquals(10 * 3 / 60.0, state.getEffortPoints(), 1e-9);
        assertFalse(state.getEnded());
    }

    @Test
    void aRepeatedBatchIsAnsweredWithTheSameValues() {
        stage.send(RIDE.beating(1, 10, 150));
        AthleteState first = stage.states().getLast();
        stage.send(RIDE.beating(1, 10, 190));
        assertEquals(first, stage.states().getLast());
    }

    @Test
    void aRunningSummaryLeavesEveryTenSecondsAndAFinalOneAtTheEnd() {
        stage.send(RIDE.beating(1, 1, 150));
        stage.send(RIDE.beating(2, 2, 150));
        stage.send(RIDE.beating(3, 3, 150));
        assertEquals(List.of(1L), counts(stage.summaries()));
        stage.pass(Duration.ofSeconds(10));
        assertEquals(List.of(3L), counts(stage.summaries()));
        stage.send(RIDE.beating(4, 4, 150));
        stage.bye();
        WorkoutSummary last = stage.summaries().getLast();
        assertEquals(4, last.getSampleCount());
        assertTrue(last.getEnded());
        assertEquals(Verdict.VERIFIED, stage.contributions().get(CLASS_SCOPE).getVerdict());
    }

    @Test
    void theBlocksOfARunningClassChangeAndWithThemWhatTheTrainerSays() {
        stage.profile(Stage.reference());
        stage.training(easy(1, 2).build());
        stage.send(RIDE.beating(1, 100, 150));
        assertEquals(List.of("zone.over"), rules());
        stage.training(easy(3, 3).build());
        stage.send(RIDE.beating(101, 300, 150));
        assertEquals(List.of(), rules());
        stage.training(easy(5, 5).build());
        stage.send(RIDE.beating(301, 400, 150));
        assertEquals(List.of("zone.under"), rules());
    }

    private List<String> rules() {
        return stage.read(StreamsGraph.CUES, Cue.parser()).stream()
                .map(Cue::getRule)
                .toList();
    }

    private static TrainingClass.Builder easy(int zoneLow, int zoneHigh) {
        return TrainingClass.newBuilder()
                .setClassId(Stage.CLASS)
                .setState(ClassState.CLASS_STATE_RUNNING)
                .setStartedMs(Stage.START.toEpochMilli())
                .addBlocks(Block.newBuilder()
                        .setName("All of it")
                        .setDurationS(3600)
                        .setZoneLow(zoneLow)
                        .setZoneHigh(zoneHigh));
    }

    @Test
    void aLateSampleAfterTheEndStillCounts() {
        stage.send(RIDE.beating(1, 50, 150));
        stage.send(RIDE.beating(52, 200, 150));
        stage.bye();
        stage.summaries();
        stage.send(RIDE.beating(51, 51, 150));
        stage.pass(Duration.ofSeconds(1));
        WorkoutSummary last = stage.summaries().getLast();
        assertEquals(200, last.getSampleCount());
        assertTrue(last.getEnded());
        assertEquals(200, last.getZoneSeconds(2));
    }

    @Test
    void tenMinutesOfSilenceEndASessionAndAFurtherSampleReopensIt() {
        stage.send(RIDE.beating(1, 10, 150));
        stage.pass(Duration.ofMinutes(9));
        assertFalse(stage.states().getLast().getEnded());
        stage.pass(Duration.ofMinutes(2));
        assertTrue(stage.states().getLast().getEnded());
        assertTrue(stage.summaries().getLast().getEnded());

        stage.send(RIDE.beating(11, 11, 150));
        assertFalse(stage.states().getLast().getEnded());
        assertEquals(Verdict.PROVISIONAL, stage.contributions().get(CLASS_SCOPE).getVerdict());
    }

    @Test
    void silenceIsNoticedByATaskThatNeverSawTheSession() {
        stage.send(RIDE.beating(1, 10, 150));
        stage = stage.restarted();
        stage.pass(Duration.ofMinutes(5));
        stage.pass(Duration.ofMinutes(6));
        assertTrue(stage.states().getLast().getEnded());
        assertEquals(10, stage.summaries().getLast().getSampleCount());
    }

    @Test
    void whatWasOwedWhenATaskDiedIsSentByItsSuccessor() {
        stage.send(RIDE.beating(1, 10, 150));
        stage.pass(Duration.ofMinutes(5));
        stage.pass(Duration.ofMinutes(6));
        assertTrue(stage.summaries().getLast().getEnded());
        stage = stage.restarted();
        stage.pass(Duration.ofSeconds(1));
        assertTrue(stage.summaries().getLast().getEnded());
    }

    @Test
    void aDayAfterItsEndASessionIsClosedAndRefusesSamples() {
        stage.send(RIDE.beating(1, 10, 150));
        stage.bye();
        stage.pass(Duration.ofHours(23));
        stage.send(RIDE.beating(11, 11, 150));
        assertEquals(11, stage.states().getLast().getSampleCount());
        for (int i = 0; i < 150; i++) {
            stage.pass(Duration.ofMinutes(10));
        }
        stage.send(RIDE.beating(12, 13, 150));
        List<RefusedSample> refused = stage.refused();
        assertEquals(
                List.of("session.closed", "session.closed"),
                refused.stream().map(RefusedSample::getCode).toList());
        assertEquals(12, refused.getFirst().getSeq());
        assertEquals(0, stage.driver.getKeyValueStore("session-log").approximateNumEntries());
    }

    @Test
    void anUnreadableRecordIsKeptAndStopsNothing() {
        stage.sendRaw("ana", "nonsense".getBytes(StandardCharsets.UTF_8));
        stage.send(RIDE.beating(1, 1, 150));
        RefusedSample refused = stage.refused().getFirst();
        assertEquals("record.unreadable", refused.getCode());
        assertEquals("nonsense", refused.getPayload().toStringUtf8());
        assertEquals(1, stage.states().size());
    }

    @Test
    void samplesUnderAnothersKeyAreRefused() {
        stage.sendRaw("bob", Stage.batch(RIDE.beating(1, 1, 150)).build().toByteArray());
        assertEquals("batch.misrouted", stage.refused().getFirst().getCode());
        assertTrue(stage.states().isEmpty());
    }

    @Test
    void samplesOlderThanTheTailAreFoundInTheLogAndCounted() {
        stage.send(RIDE.beating(301, 900, 150));
        for (int first = 300; first > 0; first -= 10) {
            stage.send(RIDE.beating(first - 9, first, 150));
        }
        stage.pass(Duration.ofSeconds(1));
        AthleteState state = stage.states().getLast();
        assertEquals(900, state.getSampleCount());
        assertEquals(900 * 3 / 60.0, state.getEffortPoints(), 1e-9);
    }

    @Test
    void aPowerNotificationLeavesTheHeartRatesSecondWhole() {
        stage.profile(Stage.reference());
        for (int i = 0; i < 60; i++) {
            stage.send(List.of(
                    RIDE.second(2 * i + 1)
                            .setTimeMs(RIDE.startMs() + i * 1000)
                            .setHeartRateBpm(150 + i % 2)
                            .setNotification(true)
                            .build(),
                    RIDE.second(2 * i + 2)
                            .setTimeMs(RIDE.startMs() + i * 1000 + 400)
                            .setPowerW(200)
                            .setNotification(true)
                            .build()));
        }
        stage.bye();
        WorkoutSummary summary = stage.summaries().getLast();
        assertEquals(60, summary.getZoneSeconds(2));
        assertEquals(60 * 200, summary.getWorkJ(), 1e-6);
        assertEquals(200, summary.getNormalizedPowerW(), 1e-6);
        assertEquals(60, summary.getQuality().getOk());
        assertEquals(0, summary.getQuality().getMissing());
    }

    @Test
    void aDeviceWithAnIdIsReported() {
        stage.send(Stage.batch(List.of(
                        TelemetrySample.newBuilder(RIDE.beating(1, 1, 150).getFirst())
                                .setReps(3)
                                .build()))
                .setDevice(io.fitconnect.proto.ingest.v1.Device.newBuilder().setId("rower-7")));
        List<Activity> activities = stage.activities();
        assertEquals(1, activities.size());
        assertEquals(3, activities.getFirst().getReps());
    }

    private static List<Long> counts(List<WorkoutSummary> summaries) {
        return summaries.stream().map(WorkoutSummary::getSampleCount).toList();
    }
}
