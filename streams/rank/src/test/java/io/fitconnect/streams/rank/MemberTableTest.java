package io.fitconnect.streams.rank;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class MemberTableTest {
    private final MemberTable table = new MemberTable();

    @Test
    void anIdKeepsItsNumberHoweverManyFollow() {
        for (int i = 0; i < 10_000; i++) {
            assertEquals(i, table.add("athlete-" + i));
        }
        for (int i = 0; i < 10_000; i++) {
            assertEquals(i, table.add("athlete-" + i));
            assertEquals(i, table.find("athlete-" + i));
            assertEquals("athlete-" + i, table.id(i));
        }
        assertEquals(10_000, table.size());
    }

    @Test
    void anIdNeverSeenIsAbsent() {
        table.add("anna");

        assertEquals(MemberTable.ABSENT, table.find("bert"));
        assertEquals(MemberTable.ABSENT, table.find(""));
    }

    @Test
    void idsCompareByCodePointWhateverTheirLength() {
        int anna = table.add("anna");
        int ann = table.add("ann");
        int umlaut = table.add("änne");

        assertTrue(table.compare(ann, anna) < 0);
        assertTrue(table.compare(anna, umlaut) < 0);
        assertEquals("änne", table.id(umlaut));
    }

    @Test
    void aFrozenViewOutlivesGrowth() {
        int bert = table.add("bert");
        int anna = table.add("anna");
        MemberTable frozen = table.frozen();
        for (int i = 0; i < 1_000; i++) {
            table.add("more-" + i);
        }

        assertTrue(frozen.compare(anna, bert) < 0);
        assertEquals("bert", frozen.id(bert));
    }
}
