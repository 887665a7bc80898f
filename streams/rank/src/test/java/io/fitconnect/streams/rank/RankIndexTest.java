package io.fitconnect.streams.rank;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class RankIndexTest {
    private final MemberTable table = new MemberTable();
    private final RankIndex index = new RankIndex(table);

    @Test
    void tiesShareRanksAsAsked() {
        int cleo = put("cleo", 20);
        int anna = put("anna", 30);
        int bert = put("bert", 20);
        int dora = put("dora", 10);

        assertArrayEquals(new int[] {anna, bert, cleo, dora}, index.top(10));
        assertEquals(2, index.rank(bert, Ties.COMPETITION));
        assertEquals(2, index.rank(cleo, Ties.COMPETITION));
        assertEquals(4, index.rank(dora, Ties.COMPETITION));
        assertEquals(3, index.rank(dora, Ties.DENSE));
        assertEquals(3, index.rank(cleo, Ties.ORDINAL));
    }

    @Test
    void aMemberThatIsNotOnTheBoardHasNoRankAndNoNeighbours() {
        int anna = put("anna", 1);
        assertTrue(index.remove(anna));

        assertFalse(index.remove(anna));
        assertEquals(0, index.rank(anna, Ties.COMPETITION));
        assertEquals(-1, index.position(MemberTable.ABSENT));
        assertEquals(0, index.around(anna, 3).length);
        assertEquals(0, index.size());
        assertThrows(IndexOutOfBoundsException.class, () -> index.memberAt(0));
    }

    @Test
    void aScoreMustBeANumber() {
        int anna = table.add("anna");

        assertThrows(IllegalArgumentException.class, () -> index.set(anna, Double.NaN));
    }

    @Test
    void slicesEndWhereTheBoardEnds() {
        int anna = put("anna", 2);
        int bert = put("bert", 1);

        assertArrayEquals(new int[] {bert}, index.slice(1, 5));
        assertArrayEquals(new int[0], index.slice(7, 5));
        assertArrayEquals(new int[] {anna}, index.slice(-3, 1));
    }

    @Test
    void aMillionMembersFitInFortyBytesEach() {
        int members = 1_000_000;
        double[] scores = new double[members];
        Random random = new Random(7);
        for (int member = 0; member < members; member++) {
            table.add("a" + Integer.toString(member * 31 % members + members, 36));
            scores[member] = random.nextInt(200_000) / 10.0;
        }
        index.load(scores);
        int questions = 200_000;
        long sum = 0;
        for (int i = 0; i < questions; i++) {
            int member = random.nextInt(members);
            index.set(member, scores[member] + random.nextInt(50));
            sum += index.rank(member, Ties.COMPETITION) + index.around(member, 3).length;
        }
        double bytes = (double) (index.footprint() + table.footprint()) / members;

        assertEquals(members, index.size());
        assertTrue(sum > 0);
        assertTrue(bytes <= 40, () -> bytes + " bytes a member");
    }

    private int put(String id, double score) {
        int member = table.add(id);
        index.set(member, score);
        return member;
    }
}
