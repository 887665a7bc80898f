package io.fitconnect.load.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fitconnect.proto.live.v1.Delta;
import io.fitconnect.proto.live.v1.Row;
import io.fitconnect.proto.live.v1.Snapshot;
import java.util.List;
import org.junit.jupiter.api.Test;

class BoardWindowTest {
    private final BoardWindow held = BoardWindow.of(Snapshot.newBuilder()
            .setEpoch(7)
            .setVersion(10)
            .setTotal(9)
            .addRows(row(1, "ann", 30))
            .addRows(row(2, "bob", 20))
            .addRows(row(2, "cid", 20))
            .build());

    @Test
    void aChangeMovesAddsAndRemovesRows() {
        BoardWindow next = held.after(Delta.newBuilder()
                        .setFromVersion(10)
                        .setVersion(12)
                        .setTotal(10)
                        .addUpserts(row(1, "cid", 40))
                        .addUpserts(row(2, "ann", 30))
                        .addUpserts(row(3, "dee", 25))
                        .addRemoved("bob")
                        .build())
                .orElseThrow();
        assertEquals(
                List.of("cid", "ann", "dee"),
                next.rows().stream().map(Row::getAthleteId).toList());
        assertEquals(12, next.version());
        assertEquals(7, next.epoch());
        assertEquals(10, next.total());
    }

    @Test
    void tiesStandByAthleteId() {
        BoardWindow next = held.after(Delta.newBuilder()
                        .setFromVersion(10)
                        .setVersion(11)
                        .addUpserts(row(2, "abe", 20))
                        .build())
                .orElseThrow();
        assertEquals(
                List.of("ann", "abe", "bob", "cid"),
                next.rows().stream().map(Row::getAthleteId).toList());
    }

    @Test
    void aChangeFromAnotherVersionDoesNotFit() {
        assertTrue(
                held.after(Delta.newBuilder().setFromVersion(9).setVersion(12).build())
                        .isEmpty());
    }

    private static Row row(int rank, String athlete, double score) {
        return Row.newBuilder()
                .setRank(rank)
                .setAthleteId(athlete)
                .setScore(score)
                .build();
    }
}
