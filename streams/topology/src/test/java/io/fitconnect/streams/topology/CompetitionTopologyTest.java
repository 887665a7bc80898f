package io.fitconnect.streams.topology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fitconnect.proto.internal.boards.v1.BoardResult;
import io.fitconnect.proto.internal.boards.v1.BoardRow;
import io.fitconnect.proto.internal.boards.v1.Contribution;
import io.fitconnect.proto.internal.boards.v1.Ruling;
import io.fitconnect.proto.internal.boards.v1.ScopeRules;
import io.fitconnect.proto.internal.boards.v1.ScoreUpdate;
import io.fitconnect.proto.internal.competition.v1.Competition;
import io.fitconnect.proto.internal.competition.v1.CompetitionState;
import io.fitconnect.proto.internal.competition.v1.Entry;
import io.fitconnect.proto.live.v1.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A session of an athlete who has entered competitions, from its samples to the boards. */
class CompetitionTopologyTest {
    private static final Ride RIDE = Ride.AT_START;
    private static final String ALL = "competition/cup";
    private static final String DIVISION = "competition/cup_women";
    /** The 31st sample is at the end. */
    private static final long END_MS = RIDE.startMs() + 31_000;

    private Stage stage = new Stage();

    @AfterEach
    void end() {
        stage.close();
    }

    @Test
    void aSessionThatBeginsInTheWindowCountsForAllAndForItsDivision() {
        stage.entered(cup(END_MS));
        stage.send(RIDE.beating(1, 10, 150));
        Map<String, Contribution> contributions = stage.contributions();
        assertEquals(0.5, contributions.get(ALL).getScores().getEffort(), 1e-9);
        assertEquals(0.5, contributions.get(DIVISION).getScores().getEffort(), 1e-9);
    }

    @Test
    void aSessionBeforeTheWindowOrAtItsEndDoesNotCount() {
        stage.entered(
                cup(END_MS).setStartMs(RIDE.startMs() + 1_001),
                cup(RIDE.startMs() + 1_000).setCompetitionId("b"));
        stage.send(RIDE.beating(1, 10, 150));
        assertEquals(
                List.of("class/" + Stage.CLASS),
                List.copyOf(stage.contributions().keySet()));
    }

    @Test
    void whatComesAfterTheEndDoesNotCountAndTheSessionIsOverForTheBoard() {
        stage.entered(cup(END_MS));
        stage.send(RIDE.beating(1, 90, 150));
        Contribution cup = stage.contributions().get(ALL);
        assertEquals(30 * 3 / 60.0, cup.getScores().getEffort(), 1e-9);
        assertTrue(cup.getEnded());
        assertEquals(Verdict.VERIFIED, cup.getVerdict());
        assertEquals(90, cup.getSampleCount());
    }

    @Test
    void anyOrderOfArrivalEndsInTheSameScore() {
        stage.entered(cup(END_MS));
        stage.send(RIDE.beating(20, 90, 150));
        stage.send(RIDE.beating(200, 400, 150));
        stage.send(RIDE.beating(1, 19, 150));
        stage.pass(Duration.ofSeconds(4));
        assertEquals(30 * 3 / 60.0, effort(ALL), 1e-9);
    }

    @Test
    void whoEntersAfterTheRideIsScoredByTheSamplesOfTheWindow() {
        stage.send(RIDE.beating(1, 90, 150));
        stage.scores();
        stage.entered(cup(END_MS));
        assertEquals(30 * 3 / 60.0, effort(ALL), 1e-9);
    }

    @Test
    void aRestartKeepsEntriesAndTheScoreAtTheEnd() {
        stage.entered(cup(END_MS));
        stage.send(RIDE.beating(1, 60, 150));
        stage = stage.restarted();
        stage.send(RIDE.beating(61, 70, 150));
        assertEquals(30 * 3 / 60.0, effort(ALL), 1e-9);
    }

    @Test
    void whoLeavesIsWithdrawnAtOnce() {
        stage.entered(cup(END_MS));
        stage.send(RIDE.beating(1, 10, 150));
        stage.scores();
        stage.entered(cup(END_MS).setWithdrawn(true));
        List<ScoreUpdate> updates = stage.scores();
        assertTrue(updates.stream()
                .filter(it -> it.getScope().equals(ALL) && it.hasContribution())
                .allMatch(it -> it.getContribution().getWithdrawn()));
        assertEquals(
                2, updates.stream().filter(it -> it.getRuling().getExcluded()).count());
    }

    @Test
    void anEarlierFirstSampleMovesTheSessionOutOfTheWindow() {
        stage.entered(cup(END_MS).setStartMs(RIDE.startMs() + 1_500));
        stage.send(RIDE.beating(2, 10, 150));
        assertFalse(stage.contributions().get(ALL).getWithdrawn());
        stage.send(RIDE.beating(1, 1, 150));
        assertTrue(stage.contributions().get(ALL).getWithdrawn());
    }

    @Test
    void aClosedSessionKeepsWhatItScoredWhenTheProfileChanges() {
        stage.profile(Stage.reference());
        stage.entered(cup(END_MS));
        stage.send(RIDE.beating(1, 90, 150));
        stage.bye();
        for (int i = 0; i < 150; i++) {
            stage.pass(Duration.ofMinutes(10));
        }
        stage.scores();
        stage.profile(Stage.reference().setName("Ana").setUpdatedMs(2));
        assertEquals(30 * 3 / 60.0, effort(ALL), 1e-9);
    }

    @Test
    void rulesEndAndRulingsReachTheBoardsOfAllAndOfEachDivision() {
        stage.competition(competition(CompetitionState.COMPETITION_STATE_ANNOUNCED));
        stage.entered(cup(END_MS));
        stage.send(RIDE.beating(1, 10, 150));
        stage.bye();
        stage.competition(competition(CompetitionState.COMPETITION_STATE_ENDED).setEndedMs(END_MS));
        for (int i = 0; i < 5; i++) {
            stage.pass(Duration.ofSeconds(1));
        }
        List<BoardResult> results = stage.read("board.results.v1", BoardResult.parser());
        assertEquals(
                List.of(ALL + "/effort", DIVISION + "/effort"),
                results.stream()
                        .filter(line -> !line.getAthleteId().isEmpty())
                        .map(BoardResult::getBoardId)
                        .filter(id -> id.endsWith("effort"))
                        .toList());
        assertEquals(0.5, results.getFirst().getScore(), 1e-9);

        stage.read("board.changes.v1", BoardRow.parser());
        stage.entered(
                cup(END_MS).setRuling(Ruling.newBuilder().setExcluded(true).setReason("competition.disqualified")));
        stage.pass(Duration.ofSeconds(1));
        assertTrue(stage.read("board.changes.v1", BoardRow.parser()).stream()
                .filter(row -> row.getAthleteId().equals(Stage.ATHLETE))
                .allMatch(BoardRow::getWithdrawn));
    }

    @Test
    void aCancelledCompetitionTakesNothingMore() {
        stage.competition(
                competition(CompetitionState.COMPETITION_STATE_CANCELLED).setEndedMs(1));
        for (int i = 0; i < 5; i++) {
            stage.pass(Duration.ofSeconds(1));
        }
        stage.entered(cup(END_MS));
        stage.send(RIDE.beating(1, 10, 150));
        assertTrue(stage.read("board.changes.v1", BoardRow.parser()).stream()
                .noneMatch(
                        row -> row.getScope().equals(ALL) && !row.getAthleteId().isEmpty()));
    }

    private double effort(String scope) {
        return stage.contributions().get(scope).getScores().getEffort();
    }

    private static Entry.Builder cup(long endMs) {
        return Entry.newBuilder()
                .setCompetitionId("cup")
                .setDivision("women")
                .setStartMs(RIDE.startMs() + 1_000)
                .setEndMs(endMs);
    }

    private static Competition.Builder competition(CompetitionState state) {
        return Competition.newBuilder()
                .setCompetitionId("cup")
                .setState(state)
                .addDivisions("women")
                .setStartMs(RIDE.startMs())
                .setEndMs(END_MS)
                .setRules(ScopeRules.newBuilder().setBestOf(1));
    }
}
