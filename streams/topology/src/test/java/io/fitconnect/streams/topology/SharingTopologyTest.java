package io.fitconnect.streams.topology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fitconnect.proto.coaching.v1.Cue;
import io.fitconnect.proto.internal.athlete.v1.AthleteState;
import io.fitconnect.proto.internal.athlete.v1.Consent;
import io.fitconnect.proto.internal.athlete.v1.Quality;
import io.fitconnect.proto.internal.boards.v1.Contribution;
import io.fitconnect.proto.internal.boards.v1.ScoreUpdate;
import io.fitconnect.proto.internal.training.v1.Block;
import io.fitconnect.proto.internal.training.v1.ClassState;
import io.fitconnect.proto.internal.training.v1.TrainingClass;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who sees what of a session: classes, open boards, consent, profile changes, cues. */
class SharingTopologyTest {
    private static final Ride RIDE = Ride.AT_START;
    private static final String DAY = "open/2025-03-03";
    private static final String WEEK = "open/2025-W10";
    private static final String CLASS_SCOPE = "class/" + Stage.CLASS;

    private Stage stage = new Stage();

    @AfterEach
    void end() {
        stage.close();
    }

    @Test
    void withoutConsentOnlyTheClassSeesTheSessionAndNeitherNameNorZone() {
        stage.profile(Stage.reference().clearConsent());
        stage.send(RIDE.beating(1, 10, 150));
        Map<String, Contribution> contributions = stage.contributions();
        assertEquals(Set.of(CLASS_SCOPE), contributions.keySet());
        assertEquals("ana", contributions.get(CLASS_SCOPE).getName());
        assertEquals(0, contributions.get(CLASS_SCOPE).getHeartRateZone());
    }

    @Test
    void withConsentTheDayAndTheWeekSeeIt() {
        stage.profile(Stage.reference()
                .setConsent(Consent.newBuilder()
                        .setOpenBoards(true)
                        .setShowName(true)
                        .setShowHeartRate(true)));
        stage.send(RIDE.beating(1, 10, 150));
        Map<String, Contribution> contributions = stage.contributions();
        assertEquals(Set.of(CLASS_SCOPE, DAY, WEEK), contributions.keySet());
        assertEquals("Ana Pérez", contributions.get(DAY).getName());
        assertEquals(3, contributions.get(WEEK).getHeartRateZone());
    }

    @Test
    void withdrawnConsentTakesEffectAtOnceAndLeavesNoFigures() {
        stage.profile(Stage.reference());
        stage.send(RIDE.beating(1, 10, 150));
        stage.scores();
        stage.profile(Stage.reference().clearConsent().setUpdatedMs(2));
        Map<String, Contribution> contributions = stage.contributions();
        assertTrue(contributions.get(DAY).getWithdrawn());
        assertTrue(contributions.get(WEEK).getWithdrawn());
        assertFalse(contributions.get(DAY).hasScores());
        assertFalse(contributions.get(CLASS_SCOPE).getWithdrawn());
    }

    @Test
    void consentIsWithdrawnFromClosedSessionsToo() {
        stage.profile(Stage.reference());
        stage.send(RIDE.beating(1, 10, 150));
        stage.bye();
        for (int i = 0; i < 150; i++) {
            stage.pass(Duration.ofMinutes(10));
        }
        stage.scores();
        stage.profile(Stage.reference().clearConsent().setUpdatedMs(2));
        assertTrue(stage.contributions().get(WEEK).getWithdrawn());
        stage.profile(Stage.reference().setUpdatedMs(3));
        Contribution again = stage.contributions().get(WEEK);
        assertFalse(again.getWithdrawn());
        assertEquals(0.5, again.getScores().getEffort(), 1e-9);
    }

    @Test
    void aProfileThatComesLateScoresTheSessionAnew() {
        stage.send(RIDE.beating(1, 60, 150));
        assertEquals(3.0, stage.contributions().get(CLASS_SCOPE).getScores().getEffort(), 1e-9);
        stage.profile(Stage.reference().setHrMax(160));
        assertEquals(5.0, stage.contributions().get(CLASS_SCOPE).getScores().getEffort(), 1e-9);
    }

    @Test
    void aProfileChangedLongAfterTheEndRewritesNoHistory() {
        stage.profile(Stage.reference());
        stage.send(RIDE.beating(1, 60, 150));
        stage.bye();
        stage.pass(Duration.ofMinutes(11));
        stage.profile(Stage.reference().setHrMax(160).setUpdatedMs(2));
        assertEquals(3.0, stage.contributions().get(CLASS_SCOPE).getScores().getEffort(), 1e-9);
        stage.send(RIDE.beating(61, 61, 150));
        assertEquals(190, stage.summaries().getLast().getHrMax());
    }

    @Test
    void aLateFirstSampleMovesTheSessionToTheDayBefore() {
        Ride midnight = new Ride(Instant.parse("2025-03-03T00:00:00Z").toEpochMilli());
        stage.profile(Stage.reference());
        stage.send(midnight.beating(1, 10, 150));
        assertEquals(Set.of(CLASS_SCOPE, DAY, WEEK), stage.contributions().keySet());
        stage.send(List.of(midnight.second(11)
                .setTimeMs(midnight.startMs() - 1)
                .setHeartRateBpm(150)
                .build()));
        Map<String, Contribution> contributions = stage.contributions();
        assertTrue(contributions.get(DAY).getWithdrawn());
        assertTrue(contributions.get(WEEK).getWithdrawn());
        assertEquals(11, contributions.get("open/2025-03-02").getSampleCount());
        assertFalse(contributions.get("open/2025-W09").getWithdrawn());
    }

    @Test
    void theEndOfAClassReachesItsBoards() {
        stage.training(spin().setState(ClassState.CLASS_STATE_RUNNING).build());
        assertTrue(stage.scores().isEmpty());
        stage.training(spin().setState(ClassState.CLASS_STATE_ENDED)
                .setEndedMs(RIDE.startMs() + 60_000)
                .build());
        ScoreUpdate end = stage.scores().getLast();
        assertEquals(CLASS_SCOPE, end.getScope());
        assertEquals(RIDE.startMs() + 60_000, end.getScopeEnd().getEndedMs());
    }

    @Test
    void aCueLeavesOnceHoweverOftenItsSamplesCome() {
        stage.profile(Stage.reference());
        stage.training(spin().setState(ClassState.CLASS_STATE_RUNNING).build());
        List<Cue> cues = ride();
        assertFalse(cues.isEmpty(), "170 bpm in a block for zone 2");
        assertEquals(cues.size(), cues.stream().map(Cue::getId).distinct().count());
        stage.send(RIDE.beating(1, 100, 170));
        stage.profile(Stage.reference().setName("Ana").setUpdatedMs(2));
        assertTrue(stage.read(StreamsGraph.CUES, Cue.parser()).isEmpty());
    }

    @Test
    void theCoachSeesTheHeartUntilTheAthleteSaysNo() {
        stage.profile(Stage.reference());
        stage.training(spin().setState(ClassState.CLASS_STATE_RUNNING).build());
        List<Cue> seen = ride();
        assertFalse(seen.isEmpty());
        assertTrue(seen.stream().noneMatch(Cue::getAthleteOnly));
        assertEquals(170, stage.states().getLast().getHeartRateBpm());

        stage.profile(Stage.reference()
                .setConsent(Consent.newBuilder().setCoachSeesHeartRate(false))
                .setUpdatedMs(2));

        AthleteState withheld = stage.states().getLast();
        assertTrue(withheld.getHeartRateWithheld());
        assertEquals(0, withheld.getHeartRateBpm());
        assertEquals(0, withheld.getHeartRateFraction());
        assertEquals(0, withheld.getHeartRateZone());
        assertEquals(Quality.QUALITY_UNSPECIFIED, withheld.getQuality());
        assertTrue(withheld.getEffortPoints() > 0, "the class's board shows the points anyway");
        for (int seq = 101; seq <= 400; seq++) {
            stage.send(RIDE.beating(seq, seq, 170));
        }
        List<Cue> cues = stage.read(StreamsGraph.CUES, Cue.parser());
        assertFalse(cues.isEmpty(), "the athlete is told on");
        assertTrue(cues.stream().allMatch(Cue::getAthleteOnly));
        assertTrue(stage.states().stream().allMatch(state -> state.getHeartRateBpm() == 0));

        stage.profile(Stage.reference()
                .setConsent(Consent.newBuilder().setCoachSeesHeartRate(true))
                .setUpdatedMs(3));
        assertEquals(170, stage.states().getLast().getHeartRateBpm());
    }

    @Test
    void aSensorThatFallsSilentIsNoticed() {
        stage.send(RIDE.beating(1, 100, 120));
        stage.pass(Duration.ofSeconds(8));
        assertTrue(stage.read(StreamsGraph.CUES, Cue.parser()).isEmpty());
        for (int i = 0; i < 6; i++) {
            stage.pass(Duration.ofSeconds(1));
        }
        List<Cue> cues = stage.read(StreamsGraph.CUES, Cue.parser());
        assertEquals(List.of("sensor.lost"), cues.stream().map(Cue::getRule).toList());
        stage.send(RIDE.beating(130, 140, 120));
        assertTrue(stage.read(StreamsGraph.CUES, Cue.parser()).isEmpty(), "the same outage again");
    }

    private List<Cue> ride() {
        for (int seq = 1; seq <= 100; seq++) {
            stage.send(RIDE.beating(seq, seq, 170));
        }
        return stage.read(StreamsGraph.CUES, Cue.parser());
    }

    private static TrainingClass.Builder spin() {
        return TrainingClass.newBuilder()
                .setClassId(Stage.CLASS)
                .setStartedMs(RIDE.startMs())
                .addBlocks(Block.newBuilder().setDurationS(600).setZoneLow(2).setZoneHigh(2));
    }
}
