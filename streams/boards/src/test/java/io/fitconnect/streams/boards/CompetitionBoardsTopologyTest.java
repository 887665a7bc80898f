package io.fitconnect.streams.boards;

import static io.fitconnect.streams.boards.BoardsStage.SCOPE;
import static io.fitconnect.streams.boards.BoardsStage.START;
import static io.fitconnect.streams.boards.BoardsStage.of;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fitconnect.proto.internal.boards.v1.BoardResult;
import io.fitconnect.proto.internal.boards.v1.BoardRow;
import io.fitconnect.proto.internal.boards.v1.Ruling;
import io.fitconnect.proto.internal.boards.v1.ScopeRules;
import io.fitconnect.proto.internal.boards.v1.Scores;
import io.fitconnect.proto.internal.boards.v1.Ties;
import io.fitconnect.proto.live.v1.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.KeyValue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a competition's rules and rulings make of a scope's boards. */
class CompetitionBoardsTopologyTest {
    private static final Ruling.Builder DISQUALIFIED =
            Ruling.newBuilder().setAthleteId("bob").setExcluded(true).setReason("competition.disqualified");

    private final BoardsStage stage = BoardsStage.running(Map.of());

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void theBestSessionsCountOnEachBoardByItsOwnMetric() {
        stage.rules(ScopeRules.newBuilder().setBestOf(2));
        stage.send(of("ann", "s1", 5, 30).setScores(scores(30, 5)));
        stage.send(of("ann", "s2", 5, 10).setScores(scores(10, 50)));
        stage.send(of("ann", "s3", 5, 20).setScores(scores(20, 40)));
        assertEquals(50, stage.newest("ann").getScores().getEffort());
        assertEquals(90, stage.newest("ann").getScores().getReps());

        stage.send(of("ann", "s2", 6, 25).setScores(scores(25, 51)));
        assertEquals(55, stage.newest("ann").getScores().getEffort());
    }

    @Test
    void rulesThatComeAfterTheRowsApplyToThem() {
        stage.send(of("ann", "s1", 5, 30));
        stage.send(of("ann", "s2", 5, 10));
        assertEquals(40, stage.newest("ann").getScores().getEffort());
        stage.rules(ScopeRules.newBuilder().setBestOf(1));
        assertEquals(30, stage.newest("ann").getScores().getEffort());
    }

    @Test
    void equalScoresShareRanksAsTheRulesSayAndViewersAreToldTheRules() {
        stage.rules(ScopeRules.newBuilder().setTies(Ties.TIES_DENSE));
        assertEquals(
                Ties.TIES_DENSE,
                stage.changes().getLast().value.getState().getRules().getTies());
        stage.send(of("ann", "s1", 5, 20).setEnded(true));
        stage.send(of("bob", "s2", 5, 30).setEnded(true));
        stage.send(of("cyd", "s3", 5, 20).setEnded(true));
        stage.send(of("dan", "s4", 5, 10).setEnded(true));
        stage.endScope();
        stage.pass(Duration.ofSeconds(3));
        List<KeyValue<String, BoardResult>> results = stage.results();
        assertEquals(List.of("bob 1", "ann 2", "cyd 2", "dan 3"), standings(results));
        assertEquals(
                4,
                results.stream()
                        .filter(it -> it.key.equals(SCOPE + "/effort|"))
                        .findFirst()
                        .orElseThrow()
                        .value
                        .getTotal());
    }

    @Test
    void whoIsDisqualifiedLeavesTheBoardAndComesBackWhenThatIsOverturned() {
        stage.send(of("bob", "s2", 5, 30));
        stage.rule(DISQUALIFIED);
        BoardRow gone = stage.newest("bob");
        assertTrue(gone.getWithdrawn());
        assertFalse(gone.hasScores());
        assertFalse(gone.hasRuling(), "kept inside");
        stage.send(of("bob", "s2", 6, 31));
        assertTrue(stage.newest("bob").getWithdrawn());

        stage.rule(Ruling.newBuilder().setAthleteId("bob"));
        assertEquals(31, stage.newest("bob").getScores().getEffort());
    }

    @Test
    void aRulingBeforeTheFirstSampleHoldsToo() {
        stage.rule(DISQUALIFIED);
        stage.send(of("bob", "s2", 5, 30));
        assertTrue(stage.newest("bob").getWithdrawn());
    }

    @Test
    void aStruckSessionDoesNotCountAndTheRowSaysWhy() {
        stage.send(of("bob", "s1", 5, 30).setEnded(true));
        stage.send(of("bob", "s2", 5, 12).setEnded(true));
        stage.rule(Ruling.newBuilder()
                .setAthleteId("bob")
                .addSessionIds("s1")
                .setReason("competition.signal.implausible"));
        BoardRow row = stage.newest("bob");
        assertEquals(12, row.getScores().getEffort());
        assertEquals(Verdict.FLAGGED, row.getVerdict());
        assertEquals("competition.signal.implausible", row.getVerdictReason());

        stage.rule(Ruling.newBuilder().setAthleteId("bob"));
        assertEquals(42, stage.newest("bob").getScores().getEffort());
        assertEquals(Verdict.VERIFIED, stage.newest("bob").getVerdict());
    }

    @Test
    void whoHasNoOtherSessionLeavesAndComesBackByName() {
        stage.send(of("bob", "s1", 5, 30).setEnded(true));
        Ruling.Builder struck =
                Ruling.newBuilder().setAthleteId("bob").addSessionIds("s1").setReason("competition.score");
        stage.rule(struck);
        assertTrue(stage.newest("bob").getWithdrawn());
        stage.rule(Ruling.newBuilder().setAthleteId("bob"));
        assertEquals("bob", stage.newest("bob").getName());
        assertEquals(30, stage.newest("bob").getScores().getEffort());
    }

    @Test
    void aRulingOnOfficialStandingsMakesThemOfficialAnewWithoutTheOne() {
        stage.send(of("ann", "s1", 5, 20).setEnded(true));
        stage.send(of("bob", "s2", 5, 30).setEnded(true));
        stage.endScope();
        stage.pass(Duration.ofSeconds(3));
        List<KeyValue<String, BoardResult>> first = stage.results();
        assertEquals(List.of("bob 1", "ann 2"), standings(first));
        stage.changes();

        stage.rule(DISQUALIFIED);
        stage.tick();
        List<KeyValue<String, BoardResult>> corrected = stage.results();
        assertEquals(List.of("ann 1"), standings(corrected));
        assertEquals(
                5,
                corrected.stream()
                        .filter(it -> it.value == null && it.key.endsWith("|bob"))
                        .count());
        BoardResult ann =
                corrected.stream().filter(it -> it.value != null).findFirst().orElseThrow().value;
        assertTrue(ann.getOfficialMs() > first.getFirst().value.getOfficialMs());
        assertEquals(1, ann.getTotal());
        assertEquals(SCOPE + "|", stage.changes().getLast().key);

        stage.rule(DISQUALIFIED);
        stage.tick();
        assertEquals(List.of(), stage.results(), "nothing new");
    }

    @Test
    void aCrashAfterARulingSendsTheCorrectedStandingsAgain() {
        stage.send(of("ann", "s1", 5, 20).setEnded(true));
        stage.send(of("bob", "s2", 5, 30).setEnded(true));
        stage.endScope();
        stage.pass(Duration.ofSeconds(3));
        stage.pass(Duration.ofMinutes(6));
        stage.rule(DISQUALIFIED);
        try (BoardsStage restarted = stage.restarted(START.plusSeconds(600))) {
            restarted.tick();
            assertEquals(List.of("ann 1"), standings(restarted.results()));
        }
    }

    @Test
    void aScopeIsKeptUntilItsTimeIsOverHoweverLongNobodyCame() {
        stage.rules(ScopeRules.newBuilder()
                .setBestOf(2)
                .setEndMs(START.plus(Duration.ofDays(60)).toEpochMilli()));
        stage.pass(Duration.ofDays(50));
        stage.pass(Duration.ofHours(2));
        assertEquals(2, stage.store().get(SCOPE + "|").getState().getRules().getBestOf());
    }

    private static Scores.Builder scores(double effort, int reps) {
        return Scores.newBuilder().setEffort(effort).setReps(reps);
    }

    private static List<String> standings(List<KeyValue<String, BoardResult>> results) {
        return results.stream()
                .filter(it -> it.value != null && it.value.getBoardId().equals(SCOPE + "/effort"))
                .filter(it -> !it.value.getAthleteId().isEmpty())
                .map(it -> it.value.getAthleteId() + " " + it.value.getRank())
                .toList();
    }
}
