package io.fitconnect.streams.boards;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.fitconnect.proto.internal.boards.v1.BoardRow;
import io.fitconnect.proto.internal.boards.v1.Contribution;
import io.fitconnect.proto.internal.boards.v1.ScopeRules;
import io.fitconnect.proto.live.v1.Verdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class BoardRowsProperties {

    @Property(tries = 300)
    void anyOrderAndAnyDuplicatesEndInTheSameScores(
            @ForAll @IntRange(min = 1, max = 4) int sessions,
            @ForAll @IntRange(min = 1, max = 12) int updates,
            @ForAll long seed) {
        Random random = new Random(seed);
        List<Contribution> inOrder = new ArrayList<>();
        for (int session = 0; session < sessions; session++) {
            for (int update = 1; update <= updates; update++) {
                boolean last = update == updates;
                inOrder.add(BoardsStage.of("ann", "s" + session, update, random.nextDouble())
                        .setEnded(last)
                        .setVerdict(last ? Verdict.VERIFIED : Verdict.PROVISIONAL)
                        .build());
            }
        }
        List<Contribution> scrambled = new ArrayList<>(inOrder);
        scrambled.addAll(inOrder.subList(0, random.nextInt(inOrder.size())));
        Collections.shuffle(scrambled, random);

        assertEquals(fold(inOrder), fold(scrambled));
    }

    private static BoardRow fold(List<Contribution> contributions) {
        BoardRow row = null;
        for (Contribution contribution : contributions) {
            row = BoardRows.apply(row, "class/x", contribution, ScopeRules.getDefaultInstance());
        }
        return row;
    }
}
