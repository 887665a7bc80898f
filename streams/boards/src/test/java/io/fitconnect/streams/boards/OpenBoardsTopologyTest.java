package io.fitconnect.streams.boards;

import static io.fitconnect.streams.boards.BoardsStage.START;
import static io.fitconnect.streams.boards.BoardsStage.of;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fitconnect.proto.internal.boards.v1.BoardResult;
import io.fitconnect.proto.internal.boards.v1.BoardRow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.KeyValue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Boards of a day and a week end by the clock; {@code START} is a Sunday at 10:00 UTC. */
class OpenBoardsTopologyTest {

    private static final String DAY = "open/2026-03-01";
    private static final String WEEK = "open/2026-W09";
    private static final Instant MIDNIGHT = Instant.parse("2026-03-02T00:00:00Z");
    private static final Duration TO_THE_END = Duration.between(START, MIDNIGHT).plusHours(36);

    private final BoardsStage stage = BoardsStage.running(Map.of());

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void aDayBecomesOfficialAMinuteAfterItsTimeIsUpAndNotBefore() {
        stage.send(DAY, of("ann", "s1", 5, 20).setEnded(true));
        stage.send(DAY, of("bob", "s2", 5, 30));
        stage.pass(TO_THE_END.minusMinutes(1));
        assertEquals(List.of(), stage.results());

        stage.pass(Duration.ofMinutes(1));
        assertEquals(MIDNIGHT.toEpochMilli(), state(DAY).getEndedMs());
        assertEquals(List.of(), stage.results(), "bob still rides");

        stage.pass(Duration.ofSeconds(60));
        assertEquals(
                List.of("bob 1", "ann 2"),
                results().stream()
                        .filter(result -> result.getBoardId().equals(DAY + "/effort"))
                        .map(result -> result.getAthleteId() + " " + result.getRank())
                        .toList());
        assertTrue(state(DAY).getOfficialMs() > 0);
    }

    @Test
    void aWeekEndsWithItsSunday() {
        stage.send(WEEK, of("ann", "s1", 5, 20).setEnded(true));
        stage.send("open/2026-W10", of("ann", "s1", 5, 20).setEnded(true));
        stage.pass(TO_THE_END.plusMinutes(1));
        stage.pass(Duration.ofSeconds(3));

        assertTrue(state(WEEK).getOfficialMs() > 0);
        assertEquals(0, state("open/2026-W10").getEndedMs());
    }

    @Test
    void aStageThatWasDownAtTheEndMakesUpForIt() {
        stage.send(DAY, of("ann", "s1", 5, 20).setEnded(true));
        try (BoardsStage restarted = stage.restarted(START.plus(Duration.ofDays(4)))) {
            restarted.pass(Duration.ofMinutes(2));
            restarted.pass(Duration.ofSeconds(3));
            assertEquals(5, restarted.results().size());
        }
    }

    @Test
    void aBacklogOfThatDayIsReadBeforeTheDayEnds() {
        Instant late = START.plus(Duration.ofDays(4));
        try (BoardsStage restarted = stage.restarted(late)) {
            for (int second = 0; second < 300; second += 30) {
                restarted.send(DAY, of("ann", "s1", 5 + second, 20 + second), START.plusSeconds(second));
                restarted.pass(Duration.ofSeconds(30));
            }
            assertEquals(0, restarted.counted("late"));
            assertEquals(List.of(), restarted.results());

            restarted.pass(Duration.ofMinutes(2));
            restarted.pass(Duration.ofMinutes(1));
            assertEquals(290, restarted.results().getFirst().value.getScore());
        }
    }

    @Test
    void whoeverWithdrawsLeavesAnOfficialOpenBoardToo() {
        stage.send(DAY, of("ann", "s1", 5, 20).setEnded(true));
        stage.send(DAY, of("bob", "s2", 5, 30).setEnded(true));
        stage.pass(TO_THE_END.plusMinutes(1));
        stage.pass(Duration.ofSeconds(3));
        stage.results();
        stage.changes();

        stage.send(DAY, of("bob", "s2", 5, 30).setWithdrawn(true));
        stage.send(DAY, of("ann", "s1", 6, 99));
        stage.tick();

        List<KeyValue<String, BoardRow>> rows = stage.changes();
        assertEquals(1, rows.size(), "official is official for the rest");
        assertTrue(rows.getFirst().value.getWithdrawn());
        assertFalse(rows.getFirst().value.hasScores());
        List<KeyValue<String, BoardResult>> gone = stage.results();
        assertEquals(5, gone.size());
        gone.forEach(result -> assertNull(result.value, result.key));
    }

    private List<BoardResult> results() {
        return stage.results().stream().map(result -> result.value).toList();
    }

    private io.fitconnect.proto.internal.boards.v1.ScopeState state(String scope) {
        return stage.store().get(RowKey.ofScope(scope).text()).getState();
    }
}
