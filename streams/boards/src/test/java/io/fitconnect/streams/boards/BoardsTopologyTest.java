package io.fitconnect.streams.boards;

import static io.fitconnect.streams.boards.BoardsStage.SCOPE;
import static io.fitconnect.streams.boards.BoardsStage.START;
import static io.fitconnect.streams.boards.BoardsStage.of;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fitconnect.proto.internal.boards.v1.BoardResult;
import io.fitconnect.proto.internal.boards.v1.BoardRow;
import io.fitconnect.proto.live.v1.Verdict;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.Topology;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BoardsTopologyTest {

    private BoardsStage stage = BoardsStage.running(Map.of());

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void aRowsFirstChangeOfATickLeavesAtOnceAndLaterOnesTogetherAtTheNext() {
        stage.send(of("ann", "s1", 1, 1));
        stage.send(of("bob", "s2", 1, 1));
        assertEquals(List.of(SCOPE + "|ann", SCOPE + "|bob"), keys(stage.changes()));

        stage.send(of("ann", "s1", 2, 2));
        stage.send(of("ann", "s1", 3, 3));
        assertEquals(List.of(), stage.changes());
        stage.tick();

        List<KeyValue<String, BoardRow>> rows = stage.changes();
        assertEquals(List.of(SCOPE + "|ann"), keys(rows));
        assertEquals(3, rows.getFirst().value.getScores().getEffort());
        assertEquals(0, rows.getFirst().value.getSessionsCount(), "sessions stay inside");
    }

    @Test
    void contributionsOutOfOrderAndTwiceLeaveTheNewest() {
        stage.send(of("ann", "s1", 5, 50));
        stage.send(of("ann", "s1", 3, 30));
        stage.send(of("ann", "s1", 5, 50));
        stage.tick();

        assertEquals(1, stage.changes().size());
        assertEquals(50, stage.stored("ann").getScores().getEffort());
        assertEquals(2, stage.counted("unchanged"));
    }

    @Test
    void contributionThatIsOnlyFresherIsAChange() {
        stage.send(of("ann", "s1", 5, 50));
        stage.changes();
        stage.send(of("ann", "s1", 6, 50));
        stage.tick();

        assertEquals(
                START.toEpochMilli() + 6000, stage.changes().getFirst().value.getLastSeenMs());
    }

    @Test
    void twoSessionsOfOneAthleteAdd() {
        stage.send(of("ann", "s1", 100, 10.5).setEnded(true));
        stage.send(of("ann", "s2", 7, 2.25));
        stage.send(of("ann", "s1", 100, 10.5).setEnded(true));

        assertEquals(12.75, stage.stored("ann").getScores().getEffort());
        assertEquals(Verdict.PROVISIONAL, stage.stored("ann").getVerdict());
    }

    @Test
    void repeatedContributionFromBeforeTheEndDoesNotReopenTheSession() {
        stage.send(of("ann", "s1", 100, 10));
        stage.send(of("ann", "s1", 100, 10).setEnded(true).setVerdict(Verdict.VERIFIED));
        stage.send(of("ann", "s1", 100, 10));
        assertEquals(Verdict.VERIFIED, stage.stored("ann").getVerdict());

        stage.send(of("ann", "s1", 101, 10));
        assertEquals(Verdict.PROVISIONAL, stage.stored("ann").getVerdict());
    }

    @Test
    void flaggedSessionFlagsTheRowWithItsReason() {
        stage.send(of("ann", "s1", 100, 10).setEnded(true).setVerdict(Verdict.VERIFIED));
        stage.send(of("ann", "s2", 100, 10).setVerdict(Verdict.FLAGGED).setVerdictReason("heart-rate.implausible"));

        assertEquals(Verdict.FLAGGED, stage.stored("ann").getVerdict());
        assertEquals("heart-rate.implausible", stage.stored("ann").getVerdictReason());
    }

    @Test
    void withdrawnAthleteIsSentAsGoneWithNothingElseAndMayComeBack() {
        stage.send(of("ann", "s1", 5, 50).setHeartRateZone(4));
        stage.changes();
        stage.send(of("ann", "s1", 5, 50).setWithdrawn(true));
        stage.tick();

        BoardRow gone = BoardRow.newBuilder()
                .setScope(SCOPE)
                .setAthleteId("ann")
                .setWithdrawn(true)
                .build();
        assertEquals(gone, stage.changes().getFirst().value);

        stage.send(of("ann", "s1", 6, 51));
        stage.tick();
        BoardRow back = stage.changes().getFirst().value;
        assertFalse(back.getWithdrawn());
        assertEquals(51, back.getScores().getEffort());
    }

    @Test
    void officialStandingsComeOnceWithCompetitionRanksWhenAllSessionsHaveEnded() {
        stage.send(of("ann", "s1", 5, 20));
        stage.send(of("bob", "s2", 5, 30).setEnded(true));
        stage.send(of("cyd", "s3", 5, 20).setEnded(true));
        stage.send(of("dan", "s4", 5, 10).setEnded(true));
        stage.send(of("eve", "s5", 5, 99).setWithdrawn(true));
        stage.endScope();
        stage.pass(Duration.ofSeconds(10));
        assertEquals(List.of(), stage.results(), "ann still rides");

        stage.send(of("ann", "s1", 5, 20).setEnded(true));
        stage.endScope();
        stage.changes();
        stage.tick();

        List<BoardResult> results =
                stage.results().stream().map(result -> result.value).toList();
        assertEquals(5 * 4, results.size());
        assertEquals(
                List.of("bob 1", "ann 2", "cyd 2", "dan 4"),
                results.stream()
                        .filter(result -> result.getBoardId().equals(SCOPE + "/effort"))
                        .map(result -> result.getAthleteId() + " " + result.getRank())
                        .toList());
        assertTrue(results.stream().allMatch(result -> result.getTotal() == 4));

        stage.pass(Duration.ofMinutes(20));
        assertEquals(List.of(), stage.results());
    }

    @Test
    void finalRowsComeBeforeTheScopesRowAndNothingAfterIt() {
        stage.send(of("ann", "s1", 5, 20));
        stage.send(of("bob", "s2", 5, 30).setEnded(true));
        stage.endScope();
        stage.tick();
        stage.changes();
        stage.pass(Duration.ofSeconds(60));

        List<KeyValue<String, BoardRow>> rows = stage.changes();
        assertEquals(List.of(SCOPE + "|ann", SCOPE + "|bob", SCOPE + "|"), keys(rows));
        assertEquals(Verdict.VERIFIED, rows.getFirst().value.getVerdict(), "closed with the board");
        assertEquals(
                START.toEpochMilli() + 60_020, rows.getLast().value.getState().getOfficialMs());
        assertEquals(0, rows.getLast().value.getState().getTouchedMs(), "kept inside");

        stage.send(of("ann", "s1", 6, 21));
        stage.pass(Duration.ofMinutes(10));
        assertEquals(List.of(), stage.changes());
        assertEquals(1, stage.counted("late"));
        assertEquals(20, stage.stored("ann").getScores().getEffort());
    }

    @Test
    void athleteWhoStartsAgainAfterTheEndIsWaitedFor() {
        stage.send(of("ann", "s1", 5, 20).setEnded(true));
        stage.send(of("bob", "s2", 5, 30));
        stage.endScope();
        stage.pass(Duration.ofSeconds(5));
        stage.send(of("ann", "s3", 1, 1));
        stage.send(of("bob", "s2", 5, 30).setEnded(true));
        stage.pass(Duration.ofSeconds(5));
        assertEquals(List.of(), stage.results());

        stage.send(of("ann", "s3", 2, 2).setEnded(true));
        stage.tick();
        assertEquals(22, stage.results().getFirst().value.getScore() - 8, "20 + 2 behind bob's 30");
    }

    @Test
    void scopeWithoutAthletesBecomesOfficialToo() {
        stage.endScope();
        stage.pass(Duration.ofSeconds(3));

        List<KeyValue<String, BoardRow>> rows = stage.changes();
        assertEquals(List.of(SCOPE + "|", SCOPE + "|"), keys(rows), "ended, then official");
        assertTrue(rows.getLast().value.getState().getOfficialMs() > 0);
    }

    @Test
    void restartSendsRowsAgainThatWereNotSentBeforeTheCrash() {
        stage.send(of("ann", "s1", 1, 1));
        stage.send(of("ann", "s1", 2, 2));
        stage.send("open/2026-03-01", of("ann", "s1", 2, 2));
        stage.changes();

        try (BoardsStage restarted = stage.restarted(START.plusSeconds(5))) {
            restarted.tick();
            List<KeyValue<String, BoardRow>> rows = restarted.changes();
            assertEquals(List.of(SCOPE + "|ann", "open/2026-03-01|ann"), keys(rows));
            assertEquals(2, rows.getFirst().value.getScores().getEffort());
        }
    }

    @Test
    void restartSendsOfficialStandingsAgainOnlyUntilKafkaSurelyHasThem() {
        stage.send(of("ann", "s1", 1, 1).setEnded(true));
        stage.endScope();
        stage.pass(Duration.ofSeconds(3));
        List<KeyValue<String, BoardResult>> first = stage.results();

        try (BoardsStage soon = stage.restarted(START.plusSeconds(30))) {
            soon.tick();
            assertEquals(first, soon.results());
            assertTrue(soon.changes().getLast().value.getState().getOfficialMs() > 0);
        }
        stage.pass(Duration.ofMinutes(6));
        try (BoardsStage later = stage.restarted(START.plusSeconds(600))) {
            later.pass(Duration.ofSeconds(2));
            assertEquals(List.of(), later.results());
            assertEquals(List.of(), later.changes());
        }
    }

    @Test
    void restartBetweenEndAndOfficialStillBecomesOfficial() {
        stage.send(of("ann", "s1", 1, 1));
        stage.endScope();
        try (BoardsStage restarted = stage.restarted(START.plusSeconds(3600))) {
            restarted.tick();
            restarted.pass(Duration.ofSeconds(30));
            assertEquals(List.of(), restarted.results(), "the backlog has its time");
            restarted.pass(Duration.ofSeconds(31));
            assertEquals(5, restarted.results().size());
        }
    }

    @Test
    void manyRowsAreSentAgainInSteps() {
        stage.close();
        stage = new BoardsStage(START, Map.of("step-rows", "10"));
        for (int i = 0; i < 25; i++) {
            stage.store()
                    .put(
                            SCOPE + "|a" + i,
                            BoardRow.newBuilder()
                                    .setScope(SCOPE)
                                    .setAthleteId("a" + i)
                                    .build());
        }
        stage.tick();
        assertEquals(10, stage.changes().size());
        stage.tick();
        stage.tick();
        assertEquals(15, stage.changes().size());
    }

    @Test
    void scopeUntouchedForTheRetentionTimeIsDeletedRowsFirst() {
        stage.close();
        stage = BoardsStage.running(Map.of("step-rows", "2"));
        for (String athlete : List.of("ann", "bob", "cyd")) {
            stage.send(of(athlete, "s-" + athlete, 1, 1));
        }
        stage.tick();
        stage.changes();
        stage.pass(Duration.ofDays(44));
        stage.send("class/young", of("dan", "s1", 1, 1));
        stage.tick();
        stage.changes();
        stage.pass(Duration.ofDays(2));
        for (int hour = 0; hour < 8; hour++) {
            stage.pass(Duration.ofHours(1));
        }

        List<KeyValue<String, BoardRow>> tombstones = stage.changes();
        assertEquals(List.of(SCOPE + "|ann", SCOPE + "|bob", SCOPE + "|cyd", SCOPE + "|"), keys(tombstones));
        tombstones.forEach(tombstone -> assertNull(tombstone.value));
        assertNull(stage.stored("ann"));
        assertEquals(1, stage.store().get("class/young|dan").getSessionsCount());
    }

    @Test
    void changesBeyondTheBoundLeaveAtOnce() {
        stage.close();
        stage = BoardsStage.running(Map.of("pending-rows", "3"));
        for (int sample = 1; sample <= 2; sample++) {
            for (String athlete : List.of("ann", "bob", "cyd")) {
                stage.send(of(athlete, "s-" + athlete, sample, sample));
            }
        }
        assertEquals(6, stage.changes().size(), "three at once, three at the bound");
    }

    @Test
    void malformedUpdatesAreCountedAndSkipped() {
        stage.send("class|evil", of("ann", "s1", 1, 1));
        stage.send(SCOPE, of("a|b", "s1", 1, 1));
        stage.tick();
        assertEquals(List.of(), stage.changes());
        assertEquals(2, stage.counted("malformed"));
    }

    @Test
    void tickOverFiftyMillisecondsIsRefused() {
        BoardsConfig slow = BoardsStage.config(Map.of("tick", "PT0.1S"));
        assertThrows(
                IllegalArgumentException.class,
                () -> BoardsTopology.addTo(new Topology(), slow, new SimpleMeterRegistry()));
    }

    private static List<String> keys(List<KeyValue<String, BoardRow>> rows) {
        return rows.stream().map(row -> row.key).toList();
    }
}
